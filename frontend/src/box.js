// The ballot box: reading it, finding a ballot in it, appending to it. [F 3]
// Frames, digests and the chain are checked; the proofs are for `moothall verify`.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { RefusedError } from "./groups.js";
import { digest, fingerprint } from "./hashing.js";

const BLOCK = 512;
const decoder = new TextDecoder("utf-8", { fatal: true });

export function readBox(bytes) {
  const events = [];
  let pending = [];
  let parent;
  const first = readFirst(bytes);
  let place = first.end;
  while (place < bytes.length) {
    const before = events.at(-1)?.type;
    const most = (isData) => (isData ? mostOfData(before, pending.length) : MOST_OF_EVENT);
    const { name, body, end } = readRecord(bytes, place, { timestamp: first.timestamp, most });
    if (name === `${digest(body)}.data.json`) {
      pending.push(body);
      if (pending.length > mostBefore(before)) throw new RefusedError(OUT_OF_ORDER);
    } else if (name === `${digest(body)}.event.json`) {
      const type = readEvent(body, { parent, height: events.length, pending, before: events.at(-1) });
      parent = digest(body);
      events.push({ type, records: pending });
      pending = [];
    } else {
      throw new RefusedError("the ballot box was changed: a record does not fit its digest");
    }
    place = end;
  }
  if (pending.length || !events.length) throw new RefusedError("the ballot box is cut off");
  return { timestamp: first.timestamp, parent, events, election: textOf(events[0].records[0]) };
}

function textOf(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new RefusedError("the ballot box was changed: a record is no text");
  }
}

function readFirst(bytes) {
  const timestamp = parseInt(textOf(bytes.slice(136, 147)), 8);
  const { name, body, end } = readRecord(bytes, 0, { timestamp, most: () => MOST_OF_EVENT });
  if (name !== "BELENIOS" || textOf(body) !== `{"version":1,"timestamp":"${timestamp}"}`) {
    throw new RefusedError("this file is no ballot box");
  }
  return { timestamp, end };
}

function readRecord(bytes, place, { timestamp, most }) {
  const header = bytes.subarray(place, place + BLOCK);
  const ascii = (from, to) => String.fromCharCode(...header.subarray(from, to));
  const size = parseInt(ascii(124, 135), 8);
  const end = place + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  if (header.length < BLOCK || !(end <= bytes.length)) {
    throw new RefusedError("this file is no ballot box, or it is cut off");
  }
  const name = ascii(0, 100).replace(/\0+$/, "");
  if (size > most(name.endsWith(".data.json"))) {
    throw new RefusedError("the ballot box was changed: a record is too large for its place");
  }
  const body = bytes.slice(place + BLOCK, place + BLOCK + size);
  const expected = /^[\x20-\x7e]{1,99}$/.test(name) ? framed(name, body, timestamp) : [];
  if (!equal(bytes.subarray(place, end), expected)) {
    throw new RefusedError("the ballot box was changed: a record is not framed as it should be");
  }
  return { name, body, end };
}

function equal(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

const MAY_FOLLOW = {
  beginning: ["Setup"],
  Setup: ["Ballot", "EndBallots"],
  Ballot: ["Ballot", "EndBallots"],
  EndBallots: ["EncryptedTally"],
  EncryptedTally: ["Shuffle", "EndShuffles", "PartialDecryption"],
  Shuffle: ["Shuffle", "EndShuffles"],
  EndShuffles: ["PartialDecryption"],
  PartialDecryption: ["PartialDecryption", "Result"],
  Result: [],
};
const RECORDS_BEFORE = {
  Setup: 4, Ballot: 1, EndBallots: 0, EncryptedTally: 2, Shuffle: 2, EndShuffles: 0,
  PartialDecryption: 2, Result: 1,
};

const OUT_OF_ORDER = "the ballot box was changed: its events are not in order";

// How large a record may be at its place, as in `moothall verify`. docs/spec/ballots.md, 4.
const MOST_OF_EVENT = 2 ** 10;
const MOST_OF_SETUP = [2 ** 20, 2 ** 23, 2 ** 28, 2 ** 10];

function mostOfData(before, pending) {
  if (before === undefined) return MOST_OF_SETUP[Math.min(pending, 3)];
  return before === "Setup" || before === "Ballot" ? 2 ** 24 : 2 ** 28;
}

function mostBefore(before) {
  return Math.max(0, ...MAY_FOLLOW[before ?? "beginning"].map((type) => RECORDS_BEFORE[type]));
}

function readEvent(body, { parent, height, pending, before }) {
  const text = textOf(body);
  const type = /"type":"([A-Za-z]+)"/.exec(text)?.[1];
  const payload = pending.length ? digest(pending.at(-1)) : undefined;
  if (text !== JSON.stringify({ parent, height, type, payload })) {
    throw new RefusedError("the ballot box was changed: its chain of events is broken");
  }
  const follows = MAY_FOLLOW[before?.type ?? "beginning"].includes(type);
  if (!follows || pending.length !== RECORDS_BEFORE[type]) {
    throw new RefusedError(OUT_OF_ORDER);
  }
  requireTied(type, pending);
  return type;
}

const TYING = {
  Setup: "election,trustees,credentials",
  EncryptedTally: "num_tallied,total_weight,encrypted_tally",
  Shuffle: "owner,payload",
  PartialDecryption: "owner,payload",
};

// What an event announces names the records before it, in the fields of its own kind.
function requireTied(type, records) {
  if (records.length < 2) return;
  const tie = JSON.parse(textOf(records.at(-1)));
  if (Object.keys(tie ?? {}).join() !== TYING[type]) {
    throw new RefusedError("the ballot box was changed: an event has the fields of another kind");
  }
  const named = Object.values(tie).slice(1 - records.length);
  const expected = records.slice(0, -1).map(digest);
  if (named.join() !== expected.join()) {
    throw new RefusedError("the ballot box was changed: an event ties together other records");
  }
}

export function ballotsOf(box) {
  return box.events.filter((event) => event.type === "Ballot").map((event) => event.records[0]);
}

// Finds a tracker: whether the ballot is in the box, and whether it is the one that counts.
export function findBallot(box, tracker) {
  const ballots = ballotsOf(box);
  const place = ballots.findLastIndex((ballot) => fingerprint(ballot) === tracker);
  if (place < 0) return { isThere: false, of: ballots.length };
  const credential = (ballot) => JSON.parse(decoder.decode(ballot)).credential;
  const own = credential(ballots[place]);
  const later = ballots.slice(place + 1).filter((ballot) => credential(ballot) === own);
  return { isThere: true, place: place + 1, of: ballots.length, later: later.map(fingerprint) };
}

export function appendBallot(bytes, ballot) {
  const box = readBox(bytes);
  const body = utf8ToBytes(ballot);
  const event = { parent: box.parent, height: box.events.length, type: "Ballot" };
  const announced = utf8ToBytes(JSON.stringify({ ...event, payload: digest(body) }));
  const records = [
    framed(`${digest(body)}.data.json`, body, box.timestamp),
    framed(`${digest(announced)}.event.json`, announced, box.timestamp),
  ];
  return concatenated([bytes, ...records]);
}

function framed(name, body, timestamp) {
  const header = new Uint8Array(BLOCK);
  const put = (place, text) => header.set(utf8ToBytes(text), place);
  const octal = (number, width) => number.toString(8).padStart(width, "0");
  put(0, name);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, `${octal(body.length, 11)}\0`);
  put(136, `${octal(timestamp, 11)}\0`);
  put(148, "        0");
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(sum, 6)}\0 `);
  return concatenated([header, body, new Uint8Array((BLOCK - (body.length % BLOCK)) % BLOCK)]);
}

function concatenated(parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
