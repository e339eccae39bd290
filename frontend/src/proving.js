// Encryption, proofs and signatures, made on the device of whoever owns the secret. [F 6, 7, 8]
import { challenge } from "./hashing.js";
import { mod } from "./groups.js";

const SPARE_BYTES = 16;

export function randomScalar(group) {
  const bytes = new Uint8Array(Math.ceil(group.q.toString(2).length / 8) + SPARE_BYTES);
  crypto.getRandomValues(bytes);
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return mod(number, group.q);
}

export const written = (proof) => ({
  challenge: String(proof.challenge),
  response: String(proof.response),
});

export const pairText = (group, pair) => `${group.write(pair.alpha)},${group.write(pair.beta)}`;
export const pairWritten = (group, pair) => ({
  alpha: group.write(pair.alpha),
  beta: group.write(pair.beta),
});

export function proveKnowledge(group, prefix, secret) {
  const w = randomScalar(group);
  const c = challenge(group, prefix, [group.power(group.generator, w)]);
  return { challenge: c, response: mod(w - secret * c, group.q) };
}

export function proveDecryption(group, prefix, secret, alpha) {
  const w = randomScalar(group);
  const committed = [group.power(group.generator, w), group.power(alpha, w)];
  const c = challenge(group, prefix, committed);
  return { challenge: c, response: mod(w - secret * c, group.q) };
}

export function encrypt(key, plain) {
  const { group, y } = key;
  const randomness = randomScalar(group);
  const shift = group.power(group.generator, BigInt(plain));
  const pair = {
    alpha: group.power(group.generator, randomness),
    beta: group.multiply(group.power(y, randomness), shift),
  };
  return { pair, randomness, plain };
}

export function sumOf(group, hidden) {
  let sum = { pair: { alpha: group.identity, beta: group.identity }, randomness: 0n, plain: 0 };
  for (const one of hidden) {
    sum = {
      pair: {
        alpha: group.multiply(sum.pair.alpha, one.pair.alpha),
        beta: group.multiply(sum.pair.beta, one.pair.beta),
      },
      randomness: mod(sum.randomness + one.randomness, group.q),
      plain: sum.plain + one.plain,
    };
  }
  return sum;
}

// Proves that one of the alternatives {hidden, offset} is true, without saying which. [F 6]
export function proveOneOf(key, prefix, alternatives) {
  const { group, y } = key;
  const truth = alternatives.findIndex(({ hidden, offset }) => hidden.plain === offset);
  if (truth < 0) throw new Error("there is no true alternative to prove");
  const committed = [];
  const proofs = alternatives.map(({ hidden, offset }, place) => {
    const c = place === truth ? 0n : randomScalar(group);
    const r = randomScalar(group);
    const exponent = mod(r + hidden.randomness * c, group.q);
    let beta = group.power(y, exponent);
    if (place !== truth) {
      const shift = mod(BigInt(hidden.plain - offset) * c, group.q);
      beta = group.multiply(beta, group.power(group.generator, shift));
    }
    committed.push(group.power(group.generator, exponent), beta);
    return { challenge: c, response: r };
  });
  const others = proofs.reduce((sum, proof) => sum + proof.challenge, 0n);
  const c = mod(challenge(group, prefix, committed) - others, group.q);
  const { randomness } = alternatives[truth].hidden;
  proofs[truth] = { challenge: c, response: mod(proofs[truth].response - randomness * c, group.q) };
  return proofs;
}
