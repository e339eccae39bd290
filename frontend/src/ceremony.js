// The key ceremony of a threshold group, and a mandatory trustee's key. [F 7]
// The files are those of `moothall trustee`, so that some may use the page and others the command.
import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { RefusedError, groupNamed, mod } from "./groups.js";
import { proveDecryption, proveKnowledge, randomScalar, written } from "./proving.js";
import { holdsKnowledge } from "./verifying.js";

const refuse = (says) => {
  throw new RefusedError(says);
};
const powerOfG = (group, exponent) => group.power(group.generator, exponent);
const sign = (group, message, secret) => written(proveKnowledge(group, `sigmsg|${message}|`, secret));

function provedKey(group, secret) {
  const text = group.write(powerOfG(group, secret));
  const pok = written(proveKnowledge(group, `pok|${group.name}|${text}|`, secret));
  return { pok, public_key: text };
}

function signed(group, value, secret) {
  const message = JSON.stringify(value);
  return { message, signature: sign(group, message, secret) };
}

export function mandatory(groupName, name) {
  const group = groupNamed(groupName);
  const secret = randomScalar(group);
  const entry = ["Single", { ...provedKey(group, secret), ...(name ? { name } : {}) }];
  return { kept: { group: groupName, secret: String(secret) }, entry };
}

export function certify({ group: groupName, index, size, threshold }) {
  if (!(threshold >= 1 && threshold < size && size <= 99 && index >= 1 && index <= size)) {
    refuse("A group needs a threshold below its size, and your number must be in it.");
  }
  const group = groupNamed(groupName);
  const [signing, receiving] = [randomScalar(group), randomScalar(group)];
  const value = {
    context: { group: groupName, size, threshold, index },
    verification: group.write(powerOfG(group, signing)),
    encryption: group.write(powerOfG(group, receiving)),
  };
  return {
    kept: { group: groupName, index, size, threshold, signing: String(signing), receiving: String(receiving) },
    certificate: signed(group, value, signing),
  };
}

function seat(kept) {
  const group = groupNamed(kept.group);
  return { ...kept, group, signing: BigInt(kept.signing), receiving: BigInt(kept.receiving) };
}

function requireSigned(group, { message, signature }, key) {
  const proof = { challenge: BigInt(signature.challenge), response: BigInt(signature.response) };
  if (!holdsKnowledge(group, `sigmsg|${message}|`, key, proof)) refuse("a signature does not hold");
  return JSON.parse(message);
}

function certified({ group, size, threshold }, certificates) {
  if (certificates.length !== size) refuse(`${certificates.length} certificates for ${size} trustees`);
  return certificates.map((certificate, i) => {
    const claimed = JSON.parse(certificate.message);
    const verification = group.read(claimed.verification);
    const { context } = requireSigned(group, certificate, verification);
    const expected = { group: group.name, size, threshold, index: i + 1 };
    if (JSON.stringify(context) !== JSON.stringify(expected)) refuse(`certificate ${i + 1} is of another group`);
    return { verification, encryption: group.read(claimed.encryption) };
  });
}

export function commit(kept, certificates) {
  const own = seat(kept);
  const { group, threshold } = own;
  const receivers = certified(own, certificates);
  const polynomial = Array.from({ length: threshold }, () => randomScalar(group));
  const coefexps = polynomial.map((one) => group.write(powerOfG(group, one)));
  return {
    commitment: signed(group, { coefexps }, own.signing),
    points: receivers.map(({ encryption }, i) => sealPoint(group, pointAt(group, polynomial, i + 1), encryption)),
  };
}

function pointAt(group, polynomial, index) {
  return polynomial.reduceRight((sum, one) => mod(sum * BigInt(index) + one, group.q), 0n);
}

const NONCE = new Uint8Array(24); // a key is used once

function transportKey(group, hint, receiver, agreed) {
  const parts = [hint, receiver, agreed].map(group.write).join("|");
  return sha256(utf8ToBytes(`moothall-point|${group.name}|${parts}`));
}

function sealPoint(group, point, receiver) {
  const secret = randomScalar(group);
  const hint = powerOfG(group, secret);
  const key = transportKey(group, hint, receiver, group.power(receiver, secret));
  const sealed = xsalsa20poly1305(key, NONCE).encrypt(utf8ToBytes(String(point)));
  return { hint: group.write(hint), sealed: bytesToHex(sealed) };
}

function openPoint({ group, receiving }, { hint, sealed }) {
  const read = group.read(hint);
  const key = transportKey(group, read, powerOfG(group, receiving), group.power(read, receiving));
  try {
    const opened = xsalsa20poly1305(key, NONCE).decrypt(hexToBytes(sealed));
    return BigInt(new TextDecoder().decode(opened));
  } catch {
    return refuse("a point cannot be opened: it was changed, or meant for somebody else");
  }
}

export function share(kept, certificates, commitments, points) {
  const own = seat(kept);
  const { group, index, size, threshold } = own;
  const signers = certified(own, certificates);
  if (commitments.length !== size || points.length !== size) refuse(`files of all ${size} trustees are needed`);
  const coefficients = commitments.map((commitment, i) =>
    requireSigned(group, commitment, signers[i].verification).coefexps.map(group.read),
  );
  let secret = 0n;
  points.forEach((listed, i) => {
    const point = openPoint(own, listed[index - 1]);
    const expected = coefficients[i].reduce(
      (sum, one, k) => group.multiply(sum, group.publicPower(one, BigInt(index) ** BigInt(k))),
      group.identity,
    );
    if (coefficients[i].length !== threshold || !group.equal(powerOfG(group, point), expected)) {
      refuse(`the point that trustee ${i + 1} sent does not fit what they committed to`);
    }
    secret = mod(secret + point, group.q);
  });
  return { kept: { group: group.name, secret: String(secret) }, ...closing(own, secret, certificates, commitments) };
}

function closing({ group, index, signing }, secret, certificates, commitments) {
  const { coefexps } = JSON.parse(commitments[index - 1].message);
  const message = `certs_sig|${JSON.stringify({ certs: certificates, coefexps })}`;
  const publicText = group.write(powerOfG(group, secret));
  const key = { ...provedKey(group, secret), signature: sign(group, publicText, signing) };
  return { closing: { closing: sign(group, message, signing), key } };
}

export function decrypt({ election, tally }, secret) {
  const { group } = election.key;
  const publicText = group.write(powerOfG(group, secret));
  const prefix = `decrypt|${election.fingerprint}|${publicText}|`;
  const decryption_factors = tally.map((row) => row.map(({ alpha }) => group.write(group.power(alpha, secret))));
  const decryption_proofs = tally.map((row) =>
    row.map(({ alpha }) => written(proveDecryption(group, prefix, secret, alpha))),
  );
  return JSON.stringify({ decryption_factors, decryption_proofs });
}

// The keys by which partial decryptions are checked, trustee number 1 first.
export function ownerKeys(trustees) {
  return trustees.flatMap(([kind, value]) =>
    kind === "Single" ? [value.public_key] : value.verification_keys.map((one) => one.public_key),
  );
}

export function publicOf(groupName, secret) {
  const group = groupNamed(groupName);
  return group.write(powerOfG(group, secret));
}
