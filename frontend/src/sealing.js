// Credentials, and sealing a vote into a ballot. [F 5, 6, 9]
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { RefusedError, mod } from "./groups.js";
import { digest, fingerprint } from "./hashing.js";
import { encode } from "./ranking.js";
import {
  encrypt, pairText, pairWritten, proveKnowledge, proveOneOf, randomScalar, sumOf, written,
} from "./proving.js";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const C = `[${BASE58}]`;
const NEW = new RegExp(`^${C}{5}-${C}{6}-${C}{5}-${C}{6}$`);
const OLD = new RegExp(`^${C}{3}(-${C}{3}){4}$`);
const text = (value) => utf8ToBytes(value);

export function credentialSecret(group, uuid, credential) {
  if (NEW.test(credential)) {
    const half = (i) => digest(text(`derive_credential|${uuid}|${i}|${credential}`));
    return mod(BigInt("0x" + half(0) + half(1)), group.q);
  }
  if (OLD.test(credential) && hasCheckDigit(credential)) {
    const derived = pbkdf2(sha256, text(credential), text(uuid), { c: 1000, dkLen: 32 });
    return mod(BigInt("0x" + bytesToHex(derived)), group.q);
  }
  throw new RefusedError("This is not a voting credential: a character is missing or wrong.");
}

function hasCheckDigit(credential) {
  const digits = [...credential.replaceAll("-", "")].map((letter) => BigInt(BASE58.indexOf(letter)));
  const last = digits.pop();
  const number = digits.reduce((sum, digit) => sum * 58n + digit, 0n);
  return (number + last) % 53n === 0n;
}

export function seal(election, secret, vote) {
  const { group } = election.key;
  const credential = group.write(group.power(group.generator, secret));
  const prefix = `${election.fingerprint}|${credential}`;
  const body = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: election.questions.map((question, i) =>
      question.kind === "ranked"
        ? sealRanking(election.key, prefix, vote[i])
        : sealChoices(election.key, prefix, question, vote[i]),
    ),
  };
  const hash = fingerprint(text(JSON.stringify(body)));
  const proof = written(proveKnowledge(group, `sig|${hash}|`, secret));
  return JSON.stringify({ ...body, signature: { hash, proof } });
}

export function inspectRow(question, row) {
  if (question.kind === "ranked") return null;
  const isBlank = question.hasBlank && row[0] === 1;
  const chosen = row.slice(question.hasBlank ? 1 : 0).reduce((sum, one) => sum + one, 0);
  if (isBlank) return chosen ? "Choose answers or a blank vote, not both." : null;
  const { min, max } = question;
  if (chosen >= min && chosen <= max) return null;
  if (min === max) return `Choose exactly ${min}; you have chosen ${chosen}.`;
  return `Choose from ${min} to ${max}; you have chosen ${chosen}.`;
}

function sealChoices(key, prefix, question, row) {
  const { group } = key;
  const hidden = row.map((plain) => encrypt(key, plain));
  const individual = hidden.map((one) =>
    proveOneOf(key, `prove|${prefix}|${pairText(group, one.pair)}|`, [
      { hidden: one, offset: 0 },
      { hidden: one, offset: 1 },
    ]).map(written),
  );
  const full = `${prefix}|${hidden.map((one) => pairText(group, one.pair)).join(",")}`;
  return {
    choices: hidden.map((one) => pairWritten(group, one.pair)),
    individual_proofs: individual,
    ...sealSum(key, full, question, hidden),
  };
}

function sealSum(key, full, question, hidden) {
  const blank = question.hasBlank ? hidden[0] : null;
  const total = sumOf(key.group, blank ? hidden.slice(1) : hidden);
  const sums = [];
  for (let offset = question.min; offset <= question.max; offset += 1) {
    sums.push({ hidden: total, offset });
  }
  if (!blank) {
    const name = `prove|${full}|${pairText(key.group, total.pair)}|`;
    return { overall_proof: proveOneOf(key, name, sums).map(written) };
  }
  const either = [{ hidden: blank, offset: 1 }, ...sums];
  const neither = [{ hidden: blank, offset: 0 }, { hidden: total, offset: 0 }];
  return {
    overall_proof: proveOneOf(key, `bproof1|${full}|`, either).map(written),
    blank_proof: proveOneOf(key, `bproof0|${full}|`, neither).map(written),
  };
}

function sealRanking(key, prefix, row) {
  const { group, y } = key;
  const r = randomScalar(group);
  const pair = {
    alpha: group.power(group.generator, r),
    beta: group.multiply(group.power(y, r), encode(group, row)),
  };
  const name = `raweg|${prefix}|${group.write(y)},${pairText(group, pair)}|`;
  return {
    choices: pairWritten(group, pair),
    proof: written(proveKnowledge(group, name, r)),
  };
}
