// A click on a word of the preview puts the caret there in the text. The place is found by the letters
// around the click, fewer of them where the page has something between that the text has not.

import { putCaret } from "./put-caret.js";
import { unmark } from "./place-in-page.js";

const LETTER = /[\p{L}\p{N}]/gu;
const LETTERS_AROUND = [40, 20, 10, 5];

for (const editor of document.querySelectorAll("[data-editor]")) {
  const textarea = editor.querySelector("textarea[data-markdownx-urls-path]");
  const frame = editor.querySelector("iframe");
  if (textarea && frame) listen(textarea, frame);
}

function listen(textarea, frame) {
  const onClick = ({ target }) => {
    const selection = frame.contentDocument.getSelection();
    const page = target.closest("[data-document]");
    // Links and folds do what they always do, and whoever marks words to copy them stays there.
    if (!page || target.closest("a, summary") || !selection.isCollapsed) return;
    const caret = find(textarea.value, ...around(page, selection));
    if (caret !== undefined) putCaret(textarea, caret);
  };
  const attach = () => frame.contentDocument?.addEventListener("click", onClick);
  frame.addEventListener("load", attach);
  attach();
}

// The letters of the page before the click, and those after it.
function around(page, { anchorNode, anchorOffset }) {
  const range = page.ownerDocument.createRange();
  range.selectNodeContents(page);
  range.setEnd(anchorNode, anchorOffset);
  const before = letters(range);
  return [before, letters(page.textContent).slice(before.length)];
}

function find(text, before, after) {
  const places = [...unmark(text).matchAll(LETTER)];
  const written = places.map(([letter]) => letter).join("").toLowerCase();
  // The same words may stand in several places: the one about as far down as the click.
  const share = before.length / Math.max(1, before.length + after.length);
  for (const count of LETTERS_AROUND) {
    const left = before.slice(-count);
    for (const [words, shift] of [[left + after.slice(0, count), left.length], [left, left.length], [after.slice(0, count), 0]]) {
      const found = placesOf(words, written).map((place) => place + shift);
      found.sort((a, b) => Math.abs(a / written.length - share) - Math.abs(b / written.length - share));
      if (found.length) return places[found[0]]?.index ?? text.length;
    }
  }
}

function placesOf(words, text) {
  const found = [];
  for (let at = text.indexOf(words); words && at !== -1; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function letters(words) {
  return (String(words).match(LETTER) ?? []).join("").toLowerCase();
}
