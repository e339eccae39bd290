// Check my ballot: is the ballot with this tracker in this box, and does it count? Offline.
import { findBallot, readBox } from "./box.js";
import { readElection } from "./election.js";
import { RefusedError } from "./groups.js";
import { bytesOf, element, fromBase64, keptBox, notify, part, setting } from "./page.js";

const given = setting();

if (given?.box) {
  part("source").textContent = "Without a file, the box that came with this page is checked.";
} else if (given) {
  const link = element("a", { href: given.boxName, download: given.boxName, textContent: "Get it here" });
  part("source").replaceChildren(link, ", or use a copy that somebody else keeps.");
}
if (given) notify(given.notice, readElection(given.election).isIndependent);

async function chosenBox() {
  const chosen = await bytesOf(part("box"));
  if (chosen) return chosen;
  if (!given?.box) throw new RefusedError("Choose the ballot box, a file ending in .bel.");
  return keptBox(readElection(given.election).uuid) ?? fromBase64(given.box);
}

function answer(isGood, ...sentences) {
  part("answer").className = isGood ? "good" : "problem";
  part("answer").replaceChildren(...sentences.map((textContent) => element("p", { textContent })));
  part("answer").focus();
}

function tell(box, found) {
  const { name, isIndependent } = readElection(box.election);
  notify(given?.notice, isIndependent);
  if (!found.isThere) {
    answer(
      false,
      `There is no ballot with this tracker among the ${found.of} in the box of “${name}”.`,
      "Look whether you copied the whole tracker, and whether the box is newer than your vote. " +
        "If so, complain, and show your tracker: it does not show how you voted.",
    );
  } else if (found.later.length) {
    answer(
      false,
      `Your ballot is number ${found.place} of ${found.of} in the box of “${name}”, ` +
        "but a later one with the same credential counts instead.",
      `Its tracker is ${found.later.at(-1)}. If you did not vote again, somebody else has your credential: complain.`,
    );
  } else {
    answer(
      true,
      `Your ballot is in the box of “${name}”: number ${found.place} of ${found.of}. It counts.`,
      box.events.some((event) => event.type === "EndBallots")
        ? "The box is closed."
        : "The box is open: until it closes you can vote again, and then that vote counts.",
    );
  }
}

part("check").addEventListener("submit", async (event) => {
  event.preventDefault();
  const tracker = part("tracker").value.trim();
  try {
    const box = readBox(await chosenBox());
    if (!/^[A-Za-z0-9+/]{43}$/.test(tracker)) {
      throw new RefusedError("A tracker has 43 letters, digits, + and /. Copy it whole.");
    }
    tell(box, findBallot(box, tracker));
  } catch (error) {
    const isOurs = error instanceof RefusedError;
    answer(false, isOurs ? error.message : "This file is no ballot box.");
  }
});
