// The trustee's page: make a key, hold the ceremony, decrypt in part. Nothing is sent anywhere.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { readBox } from "./box.js";
import { certify, commit, decrypt, mandatory, ownerKeys, publicOf, share } from "./ceremony.js";
import { RefusedError } from "./groups.js";
import { digest } from "./hashing.js";
import { bytesOf, element, offer, part, show } from "./page.js";
import { requireClosedBox } from "./verifying.js";

function say(text, isProblem = false) {
  show("made");
  part("answer").className = isProblem ? "problem" : "";
  part("answer").replaceChildren(element("p", { textContent: text }));
}

// Offers files to save: [name, contents, what to do with it].
function hand(...files) {
  const rows = files.map(([name, contents, use]) => {
    const link = element("a", { id: `save-${name.replace(/[^a-z]+/g, "-")}`, textContent: `Save ${name}` });
    return element("li", {}, link, `. ${use}`);
  });
  show("made");
  part("files").replaceChildren(...rows);
  files.forEach(([name, contents], i) => offer(rows[i].firstChild.id, name, contents));
  part("files").focus();
}

function when(form, act) {
  part(form).addEventListener("submit", async (event) => {
    event.preventDefault();
    part("files").replaceChildren();
    say("");
    try {
      await act();
    } catch (error) {
      say(error instanceof RefusedError ? error.message : "A file is not what it should be.", true);
      part("made").scrollIntoView();
    }
  });
}

const text = (value) => JSON.stringify(value);
const SECRET = "Keep it to yourself, twice: it is in no other place.";
const PUBLIC = "Give it to all the others.";

async function json(id) {
  const bytes = await bytesOf(part(id));
  if (!bytes) throw new RefusedError("Choose all the files first.");
  return JSON.parse(new TextDecoder().decode(bytes));
}

// The files of all trustees, by the number in their name.
async function all(id) {
  const number = (file) => Number(/([0-9]+)\.json$/.exec(file.name)?.[1]);
  const files = [...part(id).files].sort((one, other) => number(one) - number(other));
  return Promise.all(files.map(async (file) => JSON.parse(await file.text())));
}

// A name that people can read: nothing hidden in it, and no spaces but the common one.
function readable(id) {
  const name = part(id).value.trim();
  if (!name || /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(name)) {
    throw new RefusedError("Write your name, in one line and without hidden signs.");
  }
  return name;
}

when("make", () => {
  const made = mandatory(part("group").value, readable("trustee-name"));
  const named = made.entry[1].public_key.slice(0, 16);
  hand(["private.key", text(made.kept), SECRET], [`trustee-${named}.json`, text(made.entry), "Give it to whoever sets up the ballot."]);
});

when("certify", () => {
  const [index, size, threshold] = ["index", "size", "threshold"].map((id) => Number(part(id).value));
  const made = certify({ group: part("ceremony-group").value, index, size, threshold });
  hand(["private.key", text(made.kept), SECRET], [`certificate-${index}.json`, text(made.certificate), PUBLIC]);
});

when("commit", async () => {
  const kept = await json("commit-private");
  const made = commit(kept, await all("commit-certificates"));
  hand([`commitment-${kept.index}.json`, text(made.commitment), PUBLIC], [`points-${kept.index}.json`, text(made.points), PUBLIC]);
});

when("share", async () => {
  const kept = await json("share-private");
  const published = ["share-certificates", "share-commitments", "share-points"];
  const made = share(kept, ...(await Promise.all(published.map(all))));
  hand(["private.share", text(made.kept), SECRET], [`closing-${kept.index}.json`, text(made.closing), PUBLIC]);
});

when("decrypt", async () => {
  const { group, secret } = await json("private");
  const bytes = await bytesOf(part("box"));
  if (!bytes) throw new RefusedError("Choose all the files first.");
  const box = readBox(bytes);
  const owner = ownerKeys(JSON.parse(new TextDecoder().decode(box.events[0].records[1])));
  const number = owner.indexOf(publicOf(group, BigInt(secret))) + 1;
  if (!number) throw new RefusedError("This key is no trustee's of this ballot.");
  const checked = await requireClosedBox(box, async (done, of) => {
    say(`${done} of ${of} ballots checked.`);
    await new Promise((resume) => setTimeout(resume));
  });
  const decryption = decrypt(checked, BigInt(secret));
  const owned = text({ owner: number, payload: digest(utf8ToBytes(decryption)) });
  say(`Every ballot holds, ${checked.counted} count, and the tally is theirs. You are trustee number ${number}.`);
  const use = "Give it to whoever keeps the ballot box.";
  hand([`decryption-${number}.json`, decryption, use], [`owned-${number}.json`, owned, use]);
});
