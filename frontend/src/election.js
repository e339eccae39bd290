// The election as its exact bytes define it. [F 4]
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { RefusedError, groupNamed } from "./groups.js";
import { fingerprint } from "./hashing.js";

export function readElection(raw) {
  const value = JSON.parse(raw);
  if (value.version !== 1) throw new RefusedError("the election is of an unknown version");
  const group = groupNamed(value.group);
  const y = group.read(value.public_key);
  if (group.equal(y, group.identity)) throw new RefusedError("the election's key is the identity");
  return {
    raw,
    name: value.name,
    description: value.description,
    uuid: value.uuid,
    fingerprint: fingerprint(utf8ToBytes(raw)),
    key: { group, y },
    isIndependent: !/\(not independent\)$/.test(value.credential_authority ?? ""),
    questions: value.questions.map(readQuestion),
  };
}

function readQuestion(value) {
  if (value.type === "NonHomomorphic") {
    return { kind: "ranked", question: value.value.question, answers: value.value.answers };
  }
  return {
    kind: "homomorphic",
    question: value.question,
    answers: value.answers,
    hasBlank: value.blank === true,
    min: value.min,
    max: value.max,
  };
}
