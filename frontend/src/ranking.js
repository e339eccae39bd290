// A ranking as one group element: eight bits an answer, then padding. [F 9]
import { RefusedError } from "./groups.js";

const PADDING = { Ed25519: 14, "RFC-3526-2048": 8 };

export function encode(group, ranks) {
  const bits = PADDING[group.name];
  if (!bits) throw new RefusedError("this group has no room for a ranking");
  const number = ranks.reduce((sum, rank) => (sum << 8n) | BigInt(rank), 0n);
  for (let padding = 0n; padding < 1n << BigInt(bits); padding += 1n) {
    const padded = (number << BigInt(bits)) + padding;
    const text = group.name === "Ed25519" ? padded.toString(16).padStart(64, "0") : `${padded}`;
    try {
      const element = group.read(text);
      if (!group.equal(element, group.identity) || group.name !== "Ed25519") return element;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  throw new RefusedError("a ranking of so many answers has no room in the group");
}
