// Every few seconds the words are copied into this browser, for one account and one version. After
// a crash the copy is offered back. It goes when the words are saved, or their author signs out.
// A form that comes back with its words, from a save that was refused, has newer ones than its copy.

import { insertText } from "./insert-text.js";
import { readCopy, removeCopies, writeCopy } from "./scratch-store.js";

const EVERY_SECONDS = 3;
const FIELDS = ["title", "slug", "summary", "body", "note"];
// The second one holds what is typed while the first is still on offer.
const SLOTS = ["", ":2"];
// Where this tab had its copy when its page was left.
const KEY = "scratch-copy";

const editor = document.querySelector("[data-editor]");
const offer = document.querySelector("[data-scratch]");

if (editor && offer) start(editor.closest("form").elements);

async function start(fields) {
  const prefix = `${editor.dataset.account}:${fields.page.value}:${fields.based_on.value || 0}`;
  const own = isBack(fields) ? sessionStorage.getItem(KEY) : null;
  let last = JSON.stringify(wordsOf(fields));
  const copies = await Promise.all(SLOTS.map((slot) => readCopy(prefix + slot)));
  // The slots whose copies are still on offer.
  const open = SLOTS.filter((slot, number) => prefix + slot !== own && differs(copies[number], last));
  if (own) last = null;

  const ownKey = () => prefix + (SLOTS.find((each) => !open.includes(each)) ?? SLOTS.at(-1));
  const keep = () => {
    const words = JSON.stringify(wordsOf(fields));
    if (words === last) return;
    last = words;
    writeCopy(ownKey(), { at: Date.now(), words: JSON.parse(words) });
  };
  keep();
  const timer = setInterval(keep, EVERY_SECONDS * 1000);
  addEventListener("pagehide", () => {
    keep();
    sessionStorage.setItem(KEY, ownKey());
  });
  fields.body.form.addEventListener("refused", keep);
  fields.body.form.addEventListener("saved", ({ detail }) => {
    clearInterval(timer);
    last = JSON.stringify(wordsOf(fields));
    detail.waitFor(removeCopies(...SLOTS.map((slot) => prefix + slot)));
  });
  offerBack(open, (slot) => copies[SLOTS.indexOf(slot)], prefix, fields);
}

// One copy after the other, until each is answered.
function offerBack(open, copyOf, prefix, fields) {
  offer.addEventListener("click", ({ target }) => {
    if (!target.dataset.answer) return;
    const slot = open.shift();
    removeCopies(prefix + slot);
    if (target.dataset.answer === "take") putBack(copyOf(slot).words, fields);
    tell(copyOf(open[0]));
  });
  tell(copyOf(open[0]));
}

// Whether the form holds words that nobody saved: after an error, or filled in by the browser.
function isBack(fields) {
  return "unsaved" in editor.dataset || FIELDS.some((name) => fields[name].value !== fields[name].defaultValue);
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

function differs(copy, words) {
  return copy !== undefined && JSON.stringify(copy.words) !== words;
}
