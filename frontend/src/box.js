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
  let place = 0;
  let timestamp;
  while (place < bytes.length) {
    const { name, body, end } = readRecord(bytes, place);
    if (place === 0) {
      timestamp = Number(JSON.parse(decoder.decode(body)).timestamp);
      if (name !== "BELENIOS") throw new RefusedError("this file is no ballot box");
    } else if (name === `${digest(body)}.data.json`) {
      pending.push(body);
    } else if (name === `${digest(body)}.event.json`) {
      const event = JSON.parse(decoder.decode(body));
      requireLink(event, { parent, height: events.length, pending });
      parent = digest(body);
      events.push({ type: event.type, records: pending });
      pending = [];
    } else {
      throw new RefusedError("the ballot box was changed: a record does not fit its digest");
    }
    place = end;
  }
  if (pending.length || !events.length || events[0].type !== "Setup") {
    throw new RefusedError("the ballot box is cut off");
  }
  return { timestamp, parent, events, election: decoder.decode(events[0].records[0]) };
}

function readRecord(bytes, place) {
  const header = bytes.subarray(place, place + BLOCK);
  const ascii = (from, to) => String.fromCharCode(...header.subarray(from, to));
  const size = parseInt(ascii(124, 135), 8);
  const end = place + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  if (header.length < BLOCK || !(end <= bytes.length)) {
    throw new RefusedError("this file is no ballot box, or it is cut off");
  }
  const body = bytes.subarray(place + BLOCK, place + BLOCK + size);
  return { name: ascii(0, 100).replaceAll("\0", ""), body, end };
}

function requireLink(event, { parent, height, pending }) {
  const payload = pending.length ? digest(pending.at(-1)) : undefined;
  if (event.parent !== parent || event.height !== height || event.payload !== payload) {
    throw new RefusedError("the ballot box was changed: its chain of events is broken");
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
