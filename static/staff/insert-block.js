// The buttons above the text. Each puts the example of a block on lines of its own, below the
// line with the caret, and selects the first words that are to be replaced; or a label at the end
// of that line, and selects its levels, of which one is to stay.

import { insertAsBlock, insertText, placeIn } from "./insert-text.js";

// What stands before the words of a line: list signs, quotes, headings, table bars.
const FIRST_WORDS = /^(?!:)[-#>|\s]*([^\s|{[][^|{[\n]*)/m;

for (const tools of document.querySelectorAll("[data-tools]")) {
  const textarea = tools.parentElement.querySelector("textarea");
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    if (target.dataset.insert) insertBlock(textarea, target.dataset.insert.trim());
    if (target.dataset.label) insertLabel(textarea, target.dataset.label);
  });
}

function insertBlock(textarea, block) {
  selectFirstWords(textarea, insertAsBlock(textarea, block, placeIn(textarea)), block);
}

function insertLabel(textarea, label) {
  const place = placeIn(textarea);
  const gap = /(^|\s)$/.test(textarea.value.slice(0, place)) ? "" : " ";
  insertText(textarea, gap + label, place, place);
  const [start, end] = [label.search(/\S+: /), label.indexOf(":")];
  textarea.setSelectionRange(place + gap.length + start, place + gap.length + end);
}

function selectFirstWords(textarea, place, block) {
  const match = block.match(FIRST_WORDS);
  if (!match) return;
  const words = match[1].trimEnd();
  const start = place + match.index + match[0].length - match[1].length;
  textarea.setSelectionRange(start, start + words.length);
}
