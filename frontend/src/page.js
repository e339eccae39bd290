// What the pages have in common: finding parts of the page, files, the setting they are given.

const NOT_INDEPENDENT =
  "Not independent: whoever keeps the ballot box of this election also made the voting credentials, " +
  "and could vote for members who do not vote themselves.";

export const part = (id) => document.getElementById(id);

export function setting() {
  return JSON.parse(part("setting").textContent);
}

export function show(id, isShown = true) {
  part(id).hidden = !isShown;
}

export function offer(id, name, contents) {
  const link = part(id);
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([contents]));
  link.download = name;
}

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Above everything else: what the organisers say, and what the election itself says.
export function notify(notice, isIndependent) {
  const says = [notice, isIndependent ? "" : NOT_INDEPENDENT].filter(Boolean);
  part("notice").replaceChildren(...says.map((textContent) => element("p", { textContent })));
  show("notice", says.length > 0);
}

export async function bytesOf(input) {
  const [file] = input.files;
  return file ? new Uint8Array(await file.arrayBuffer()) : null;
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

// A trial's box with the visitor's ballots lives in the visitor's own browser.
const key = (uuid) => `moothall-box-${uuid}`;

export function keptBox(uuid) {
  try {
    const text = localStorage.getItem(key(uuid));
    return text ? fromBase64(text) : null;
  } catch {
    return null;
  }
}

export function keepBox(uuid, bytes) {
  localStorage.setItem(key(uuid), toBase64(bytes));
}
