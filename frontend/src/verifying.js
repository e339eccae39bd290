// Checks every ballot of a closed box and recomputes its tally, before a trustee decrypts it. [F 6, 8]
// Ranked questions have shuffles, which only the command checks: such boxes are refused here.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ballotsOf } from "./box.js";
import { readElection } from "./election.js";
import { RefusedError, mod } from "./groups.js";
import { challenge, fingerprint } from "./hashing.js";
import { pairText, pairWritten, sumOf } from "./proving.js";

const decoder = new TextDecoder("utf-8", { fatal: true });
const refuse = (says) => {
  throw new RefusedError(says);
};

function fields(value, ...names) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) refuse("no object");
  if (Object.keys(value).join() !== names.join()) refuse("fields are missing, extra or reordered");
  return names.map((name) => value[name]);
}

function listed(value) {
  return Array.isArray(value) ? value : refuse("no array");
}

function scalar(group, text) {
  if (typeof text !== "string" || !/^(0|[1-9][0-9]{0,700})$/.test(text)) refuse("not a scalar");
  const number = BigInt(text);
  return number < group.q ? number : refuse("a scalar is not below q");
}

function proof(group, value) {
  const [c, r] = fields(value, "challenge", "response");
  return { challenge: scalar(group, c), response: scalar(group, r) };
}

function proofs(group, value, size) {
  if (!Array.isArray(value) || value.length !== size) refuse("an answer has too few or too many proofs");
  return value.map((one) => proof(group, one));
}

function pairOf(group, value) {
  const [alpha, beta] = fields(value, "alpha", "beta");
  return { alpha: group.read(alpha), beta: group.read(beta) };
}

export function holdsKnowledge(group, prefix, publicKey, { challenge: c, response: r }) {
  const committed = group.multiply(
    group.publicPower(group.generator, r),
    group.publicPower(publicKey, c),
  );
  return challenge(group, prefix, [committed]) === c;
}

function commitments({ group, y }, pair, offsets, given) {
  return offsets.flatMap((offset, i) => {
    const { challenge: c, response: r } = given[i];
    const shifted = group.multiply(
      group.publicPower(pair.beta, c),
      group.publicPower(group.generator, mod(BigInt(-offset) * c, group.q)),
    );
    return [
      group.multiply(group.publicPower(group.generator, r), group.publicPower(pair.alpha, c)),
      group.multiply(group.publicPower(y, r), shifted),
    ];
  });
}

function requireSum(group, prefix, committed, given, says) {
  const total = given.reduce((sum, one) => sum + one.challenge, 0n);
  if (challenge(group, prefix, committed) !== mod(total, group.q)) refuse(says);
}

function requireAnswer(key, prefix, question, value) {
  const { group } = key;
  const size = question.answers.length + (question.hasBlank ? 1 : 0);
  const blankNames = question.hasBlank ? ["blank_proof"] : [];
  const parts = fields(value, "choices", "individual_proofs", "overall_proof", ...blankNames);
  if (listed(parts[0]).length !== size || listed(parts[1]).length !== size) {
    refuse("a wrong number of choices");
  }
  const choices = parts[0].map((one) => pairOf(group, one));
  choices.forEach((pair, i) => {
    const given = proofs(group, parts[1][i], 2);
    const name = `prove|${prefix}|${pairText(group, pair)}|`;
    requireSum(group, name, commitments(key, pair, [0, 1], given), given, "a choice is not 0 or 1");
  });
  const full = `${prefix}|${choices.map((pair) => pairText(group, pair)).join(",")}`;
  requireTotal(key, full, question, choices, parts.slice(2));
  return choices;
}

function requireTotal(key, full, question, choices, [overall, blank]) {
  const { group } = key;
  const offsets = [];
  for (let offset = question.min; offset <= question.max; offset += 1) offsets.push(offset);
  const chosen = question.hasBlank ? choices.slice(1) : choices;
  const { pair } = sumOf(group, chosen.map((one) => ({ pair: one, randomness: 0n, plain: 0 })));
  const says = "an answer chooses too few or too many";
  if (!question.hasBlank) {
    const given = proofs(group, overall, offsets.length);
    const name = `prove|${full}|${pairText(group, pair)}|`;
    requireSum(group, name, commitments(key, pair, offsets, given), given, says);
    return;
  }
  const neither = proofs(group, blank, 2);
  const either = proofs(group, overall, offsets.length + 1);
  const first = (given, offset) => commitments(key, choices[0], [offset], given.slice(0, 1));
  const notBoth = [...first(neither, 0), ...commitments(key, pair, [0], neither.slice(1))];
  requireSum(group, `bproof0|${full}|`, notBoth, neither, "blank and a choice together");
  const oneOf = [...first(either, 1), ...commitments(key, pair, offsets, either.slice(1))];
  requireSum(group, `bproof1|${full}|`, oneOf, either, says);
}

function requireBallot(election, roll, raw) {
  const text = decoder.decode(raw);
  const value = JSON.parse(text);
  if (JSON.stringify(value) !== text) refuse("the ballot is not written in its one form");
  const names = ["election_uuid", "election_hash", "credential", "answers", "signature"];
  const [uuid, hash, credential, answers, signature] = fields(value, ...names);
  if (uuid !== election.uuid || hash !== election.fingerprint) refuse("it is of another election");
  if (!roll.has(credential)) refuse("its credential is not on the roll");
  const [signed, signatureProof] = fields(signature, "hash", "proof");
  const { signature: _, ...body } = value;
  const { group } = election.key;
  if (signed !== fingerprint(utf8ToBytes(JSON.stringify(body)))) refuse("its signature is of something else");
  const own = group.read(credential);
  if (!holdsKnowledge(group, `sig|${signed}|`, own, proof(group, signatureProof))) {
    refuse("its signature does not hold");
  }
  if (listed(answers).length !== election.questions.length) refuse("a wrong number of answers");
  const prefix = `${election.fingerprint}|${credential}`;
  return election.questions.map((question, i) => requireAnswer(election.key, prefix, question, answers[i]));
}

function rollOf(box) {
  const listed = JSON.parse(decoder.decode(box.events[0].records[2]));
  const roll = new Map(listed.map((one) => one.split(",")).map(([key, weight]) => [key, BigInt(weight ?? 1)]));
  return roll.size === listed.length ? roll : refuse("a credential is listed twice");
}

// Gives {election, tally}: the tally as rows of ciphertexts, equal to the one in the box.
export async function requireClosedBox(box, progress) {
  const election = readElection(box.election);
  if (election.questions.some((question) => question.kind === "ranked")) {
    refuse("this ballot has ranked questions: use the command moothall trustee decrypt");
  }
  const stored = box.events.find((event) => event.type === "EncryptedTally");
  if (!stored) refuse("the box is still open: there is no tally to decrypt yet");
  const [roll, ballots, last] = [rollOf(box), ballotsOf(box), new Map()];
  if (new Set(ballots.map(fingerprint)).size !== ballots.length) refuse("a ballot is there twice");
  for (const [i, raw] of ballots.entries()) {
    try {
      last.set(JSON.parse(decoder.decode(raw)).credential, requireBallot(election, roll, raw));
    } catch (error) {
      throw new RefusedError(`ballot ${i + 1} does not hold: ${error.message}`);
    }
    await progress(i + 1, ballots.length);
  }
  const tally = tallyOf(election, roll, last);
  const written = tally.map((row) => row.map((pair) => pairWritten(election.key.group, pair)));
  if (JSON.stringify(written) !== decoder.decode(stored.records[0])) {
    refuse("the tally in the box is not what its ballots give");
  }
  requireSize(election, roll, last, stored.records[1]);
  return { election, tally, counted: last.size };
}

function requireSize(election, roll, last, sized) {
  const [count, weight] = fields(JSON.parse(decoder.decode(sized)), "num_tallied", "total_weight", "encrypted_tally");
  const total = [...last.keys()].reduce((sum, credential) => sum + roll.get(credential), 0n);
  const written = (number) => (number < 1n << 30n ? Number(number) : String(number));
  if (count !== written(BigInt(last.size)) || weight !== written(total)) {
    refuse("the tally in the box does not say what it is the sum of");
  }
}

function tallyOf({ key: { group }, questions }, roll, last) {
  return questions.map((question, place) => {
    const size = question.answers.length + (question.hasBlank ? 1 : 0);
    let row = Array.from({ length: size }, () => ({ alpha: group.identity, beta: group.identity }));
    for (const [credential, answers] of last) {
      const weight = roll.get(credential);
      row = row.map(({ alpha, beta }, i) => ({
        alpha: group.multiply(alpha, group.publicPower(answers[place][i].alpha, weight)),
        beta: group.multiply(beta, group.publicPower(answers[place][i].beta, weight)),
      }));
    }
    return row;
  });
}
