// SHA-256 as the protocol uses it. [F 1]
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { mod } from "./groups.js";

export const digest = (bytes) => bytesToHex(sha256(bytes));
export const hashedNumber = (text) => BigInt("0x" + digest(utf8ToBytes(text)));

export function fingerprint(bytes) {
  return btoa(String.fromCharCode(...sha256(bytes))).replace(/=+$/, "");
}

export function challenge(group, prefix, elements) {
  return mod(hashedNumber(prefix + elements.map(group.write).join(",")), group.q);
}
