// The groups, behind the interface that the protocol asks for. [F 2]
// An element is whatever its group makes of it; only `read`, `write` and the operations look inside.
import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { PARAMETERS } from "./parameters.js";

export class RefusedError extends Error {}

const Point = ed25519.Point;
const CURVE_ORDER = Point.Fn.ORDER;

export function mod(number, modulus) {
  const rest = number % modulus;
  return rest < 0n ? rest + modulus : rest;
}

const curve = {
  name: "Ed25519",
  q: CURVE_ORDER,
  identity: Point.ZERO,
  generator: Point.BASE,
  read(text) {
    if (!/^[0-9a-f]{64}$/.test(text)) throw new RefusedError("not a point in 64 hex digits");
    let point;
    try {
      point = Point.fromBytes(hexToBytes(text).reverse(), false);
    } catch {
      throw new RefusedError("not a point on the curve");
    }
    if (!point.isTorsionFree() || curve.write(point) !== text) {
      throw new RefusedError("not a point of the group");
    }
    return point;
  },
  write: (point) => bytesToHex(point.toBytes().reverse()),
  multiply: (one, other) => one.add(other),
  divide: (one, other) => one.subtract(other),
  equal: (one, other) => one.equals(other),
  power(point, exponent) {
    const scalar = mod(exponent, CURVE_ORDER);
    if (scalar === 0n || point.equals(Point.ZERO)) return Point.ZERO;
    return point.multiply(scalar);
  },
  publicPower(point, exponent) {
    const scalar = mod(exponent, CURVE_ORDER);
    return scalar === 0n ? Point.ZERO : point.multiplyUnsafe(scalar);
  },
};

function residues(name, { p, q, g }) {
  const group = {
    name,
    q,
    identity: 1n,
    generator: g,
    read(text) {
      if (!/^[1-9][0-9]{0,616}$/.test(text)) throw new RefusedError("not a decimal element");
      const number = BigInt(text);
      if (number >= p || powmod(number, q, p) !== 1n) {
        throw new RefusedError("not an element of the group");
      }
      return number;
    },
    write: String,
    multiply: (one, other) => (one * other) % p,
    divide: (one, other) => (one * powmod(other, p - 2n, p)) % p,
    equal: (one, other) => one === other,
    power: (base, exponent) => powmod(base, mod(exponent, q), p),
  };
  group.publicPower = group.power;
  return group;
}

function powmod(base, exponent, p) {
  const table = [1n];
  for (let i = 1; i < 16; i += 1) table.push((table[i - 1] * base) % p);
  let result = 1n;
  for (const digit of exponent.toString(16)) {
    for (let i = 0; i < 4; i += 1) result = (result * result) % p;
    result = (result * table[parseInt(digit, 16)]) % p;
  }
  return result;
}

const GROUPS = new Map([
  ["Ed25519", curve],
  ...Object.entries(PARAMETERS).map(([name, numbers]) => [name, residues(name, numbers)]),
]);

export function groupNamed(name) {
  const group = GROUPS.get(name);
  if (!group) throw new RefusedError(`no group is called ${name}`);
  return group;
}
