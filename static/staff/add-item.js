// Forms that add one word, one question, one step or one row. It goes into the block of its kind that
// the caret is in, else into the last one of the text: behind the item with the caret, or at the end;
// words stand from A to Z. Where there is no such block, the item brings one along.

import { insertAsBlock, insertText, placeIn } from "./insert-text.js";
import { fillColumns, findTable, offerTables, readRowForm } from "./table-rows.js";
import { findBlock, findItems, placeForBlock } from "./text-blocks.js";
import { writeQuestion, writeStep, writeWord } from "./written-items.js";

const KINDS = {
  word: { block: "words", item: /^(?!:)\S.*\n: /gm, write: writeWord },
  question: { block: "questions", item: /^#{2,3} /gm, write: writeQuestion },
  step: { block: "steps", item: /^### /gm, write: writeStep, before: "## The steps {#the-steps}\n\n" },
};

const textarea = document.querySelector("[data-editor] textarea[data-markdownx-urls-path]");
const dialogs = document.querySelectorAll("[data-item]");
let caret;

if (textarea && dialogs[0]?.showModal) for (const dialog of dialogs) begin(dialog);

function begin(dialog) {
  const kind = dialog.dataset.item;
  const form = dialog.querySelector("form");
  const button = document.querySelector(`[data-add="${kind}"]`);
  button.hidden = false;
  button.addEventListener("click", () => {
    form.reset();
    caret = placeIn(textarea);
    if (kind === "row" && !offerTables(form, textarea.value, caret)) return;
    dialog.showModal();
    form.querySelector("input, textarea, select").focus();
  });
  form.addEventListener("change", ({ target }) => {
    if (target.name === "table") fillColumns(form, textarea.value);
  });
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const field of form.querySelectorAll("input, textarea")) field.value = field.value.trim();
    if (!form.reportValidity()) return;
    // The text takes nothing while the dialog is open.
    dialog.close();
    if (kind === "row") addRow(form);
    else addItem(KINDS[kind], Object.fromEntries(new FormData(form)));
  });
  dialog.addEventListener("close", () => textarea.focus());
}

function addItem({ block: name, item, write, before = "" }, said) {
  const text = textarea.value;
  const block = findBlock(text, name, caret);
  if (!block) {
    insertAsBlock(textarea, `${before}::: ${name}\n${write(said, text, "##")}\n:::`, placeForBlock(text, caret));
    return;
  }
  const items = findItems(text, block, item);
  const written = write(said, text, items.length ? text.slice(items[0].start).match(/^#*/)[0] : "##");
  const next = name === "words" && items.find(({ start }) => isAfter(text.slice(start), written));
  if (next) return insertText(textarea, `${written}\n\n`, next.start, next.start);
  const last = items.findLast(({ start }) => start <= caret && caret < block.end && name !== "words") ?? items.at(-1);
  const place = last ? last.end : block.start;
  insertText(textarea, last ? `\n\n${written}` : `${written}\n`, place, place);
}

function isAfter(text, word) {
  return text.split(" {#")[0].localeCompare(word.split(" {#")[0], "en", { sensitivity: "base" }) > 0;
}

function addRow(form) {
  const { row, place } = readRowForm(form, findTable(textarea.value, form.elements.table.value), caret);
  insertText(textarea, `\n${row}`, place, place);
}
