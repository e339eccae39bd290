// The voter's page: choose, encrypt, look again, put into the box, keep the tracker.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { appendBallot } from "./box.js";
import { readElection } from "./election.js";
import { RefusedError } from "./groups.js";
import { fingerprint } from "./hashing.js";
import { element, fromBase64, keepBox, keptBox, notify, offer, part, setting, show } from "./page.js";
import { credentialSecret, inspectRow, seal } from "./sealing.js";

const given = setting();
const election = given && readElection(given.election);
const byHand = given && !given.accept && !given.box;
let sealed = null;

if (election) {
  document.title = `Vote: ${election.name}`;
  part("name").textContent = election.name;
  part("description").textContent = election.description;
  notify(given.notice, election.isIndependent);
  if (byHand) part("cast").textContent = "Finish: save it to hand it in";
  part("questions").append(...election.questions.map(fieldsetOf));
  show("ballot");
} else {
  part("description").textContent = "This page has been given no ballot to vote in.";
}

function fieldsetOf(question, place) {
  const rows = question.kind === "ranked" ? rankingRows : choiceRows;
  const legend = element("legend", { textContent: question.question });
  const help = element("p", { textContent: helpFor(question) });
  return element("fieldset", { id: `question-${place}` }, legend, help, ...rows(question, place));
}

function helpFor(question) {
  if (question.kind === "ranked") return "Give 1 to your first choice, 2 to the next. Leave out whom you like.";
  return numbersFor(question) + (question.hasBlank ? " Or cast a blank vote, and choose nothing else." : "");
}

function numbersFor({ min, max, answers }) {
  if (max === 1) return min ? "Choose one." : "Choose one or none.";
  if (min === 0 && max === answers.length) return "Choose as many as you like.";
  if (min === max) return `Choose ${min}.`;
  if (min === 0) return `Choose up to ${max}.`;
  return max === min + 1 ? `Choose ${min} or ${max}.` : `Choose from ${min} to ${max}.`;
}

function labels(question) {
  return [...(question.hasBlank ? ["A blank vote"] : []), ...question.answers];
}

// In a ballot the blank vote is the first of the choices; who votes reads it last.
function choiceRows(question, place) {
  const type = question.max === 1 && question.min === 1 ? "radio" : "checkbox";
  const rows = labels(question).map((text, i) => {
    const input = element("input", { type, name: `choice-${place}`, id: `choice-${place}-${i}` });
    return element("label", {}, input, ` ${text}`);
  });
  return question.hasBlank ? [...rows.slice(1), rows[0]] : rows;
}

function rankingRows(question, place) {
  return question.answers.map((text, i) => {
    const ranks = question.answers.map((_, rank) => element("option", { value: rank + 1, textContent: rank + 1 }));
    const none = element("option", { value: 0, textContent: "no rank" });
    const select = element("select", { id: `choice-${place}-${i}` }, none, ...ranks);
    return element("label", {}, `${text} `, select);
  });
}

function chosenRow(question, place) {
  const inputs = labels(question).map((_, i) => part(`choice-${place}-${i}`));
  if (question.kind === "ranked") return inputs.map((input) => Number(input.value));
  return inputs.map((input) => Number(input.checked));
}

function inWords(question, row) {
  const names = labels(question);
  if (question.kind === "ranked") {
    const ranked = names.map((name, i) => ({ name, rank: row[i] })).filter((one) => one.rank);
    ranked.sort((one, other) => one.rank - other.rank);
    return ranked.map((one) => `${one.rank}. ${one.name}`).join(", ") || "no ranks";
  }
  return names.filter((_, i) => row[i]).join(", ") || "none";
}

function complain(problems) {
  part("problems").replaceChildren(...problems.map((textContent) => element("p", { textContent })));
  if (problems.length) part("problems").focus();
}

part("ballot").addEventListener("submit", (event) => {
  event.preventDefault();
  const vote = election.questions.map(chosenRow);
  const problems = election.questions.flatMap((question, i) => {
    const says = inspectRow(question, vote[i]);
    return says ? [`“${question.question}”: ${says}`] : [];
  });
  let secret = null;
  try {
    secret = credentialSecret(election.key.group, election.uuid, part("credential").value.trim());
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    problems.push(error.message);
  }
  complain(problems);
  if (!problems.length) review(vote, secret);
});

function review(vote, secret) {
  sealed = seal(election, secret, vote);
  part("tracker").textContent = fingerprint(utf8ToBytes(sealed));
  part("chosen").replaceChildren(
    ...election.questions.flatMap((question, i) => [
      element("dt", { textContent: question.question }),
      element("dd", { textContent: inWords(question, vote[i]) }),
    ]),
  );
  show("ballot", false);
  show("review");
  part("review-title").focus();
}

part("back").addEventListener("click", () => {
  sealed = null;
  show("review", false);
  show("ballot");
});

part("cast").addEventListener("click", async () => {
  part("cast").disabled = true;
  try {
    if (given.accept) await sendToServer();
    else if (byHand) handOver();
    else keepHere();
    receipt();
  } catch (error) {
    show("review", false);
    show("ballot");
    complain([`Your ballot is not in the box: ${error.message}. You can try again.`]);
  } finally {
    part("cast").disabled = false;
  }
});

async function sendToServer() {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(given.accept, { method: "POST", headers, body: sealed });
  const told = await answer.json();
  if (!answer.ok) throw new RefusedError(told.reason);
  if (told.tracker !== part("tracker").textContent) {
    throw new RefusedError("the server answered with the tracker of another ballot");
  }
}

function keepHere() {
  const box = appendBallot(keptBox(election.uuid) ?? fromBase64(given.box), sealed);
  keepBox(election.uuid, box);
  offer("save-box", `${election.uuid}.bel`, box);
  show("local");
}

// The name begins with the time, so that of two ballots of one voter the later is read last.
function handOver() {
  const when = new Date().toISOString().replace(/[^0-9]/g, "").slice(0, 14);
  const named = part("tracker").textContent.replace(/[^A-Za-z0-9]/g, "").slice(0, 8);
  offer("save-ballot", `ballot-${when}-${named}.json`, sealed);
  part("receipt-title").textContent = "Your ballot is ready to be handed in";
  part("then").append(" It is there once whoever keeps the box has taken it.");
  show("by-hand");
}

function receipt() {
  const tracker = part("tracker").textContent;
  part("receipt-tracker").textContent = tracker;
  part("credential").value = "";
  offer("save-tracker", "tracker.txt", `${tracker}\n`);
  sealed = null;
  show("review", false);
  show("receipt");
  part("receipt-title").focus();
}
