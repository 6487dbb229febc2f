// Every few seconds the words are copied into this browser, for one account and one version. After
// a crash the copy is offered back. It goes when the words are saved, or their author signs out.

import { insertText } from "./insert-text.js";

const EVERY_SECONDS = 3;
const FIELDS = ["title", "slug", "summary", "body", "note"];
// The second one holds what is typed while the first is still on offer.
const SLOTS = ["", ":2"];

const editor = document.querySelector("[data-editor]");
const offer = document.querySelector("[data-scratch]");

if (editor && offer && hasStorage()) start(editor.closest("form").elements);

function start(fields) {
  const prefix = `scratch:${editor.dataset.account}:${fields.page.value}:${fields.based_on.value || 0}`;
  const open = SLOTS.filter((slot) => differs(read(prefix + slot), fields));
  let last = JSON.stringify(wordsOf(fields));

  const keep = () => {
    const words = JSON.stringify(wordsOf(fields));
    if (words === last) return;
    last = words;
    const slot = SLOTS.find((each) => !open.includes(each)) ?? SLOTS.at(-1);
    write(prefix + slot, { at: Date.now(), words: JSON.parse(words) });
  };
  const timer = setInterval(keep, EVERY_SECONDS * 1000);
  addEventListener("pagehide", keep);
  fields.body.form.addEventListener("refused", keep);
  fields.body.form.addEventListener("saved", () => {
    clearInterval(timer);
    last = JSON.stringify(wordsOf(fields));
    for (const slot of SLOTS) localStorage.removeItem(prefix + slot);
  });

  offer.addEventListener("click", ({ target }) => {
    if (!target.dataset.answer) return;
    const slot = open.shift();
    const copy = read(prefix + slot);
    localStorage.removeItem(prefix + slot);
    if (target.dataset.answer === "take" && copy) putBack(copy.words, fields);
    tell(read(prefix + open[0]));
  });
  tell(read(prefix + open[0]));
}

function tell(copy) {
  offer.hidden = !copy;
  if (!copy) return;
  const [day, time] = [{ dateStyle: "long" }, { timeStyle: "short" }].map((style) =>
    new Date(copy.at).toLocaleString("en-GB", style),
  );
  offer.querySelector("[data-when]").textContent = `${day}, ${time}`;
}

function putBack(words, fields) {
  for (const name of FIELDS) {
    if (name !== "body") fields[name].value = words[name] ?? "";
  }
  insertText(fields.body, words.body ?? "", 0, fields.body.value.length);
}

function wordsOf(fields) {
  return Object.fromEntries(FIELDS.map((name) => [name, fields[name].value]));
}

function differs(copy, fields) {
  return copy !== null && JSON.stringify(copy.words) !== JSON.stringify(wordsOf(fields));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, copy) {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
  } catch {
    // The browser has no room: the text on the page is not touched.
  }
}

function hasStorage() {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}
