// The buttons above the text. Each puts a block with blanks on lines of its own, below the line with
// the caret or the block around it, and selects the first blank; or a label at the end of that line, and selects its levels,
// of which one is to stay.

import { insertAsBlock, insertText, placeIn } from "./insert-text.js";
import { showAdded } from "./tell-place.js";
import { placeForBlock } from "./text-blocks.js";

const BLANK = /\[[^\[\]@\n][^\[\]\n]*\]/;

for (const tools of document.querySelectorAll("[data-tools]")) {
  const textarea = tools.parentElement.querySelector("textarea");
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    if (target.dataset.insert) insertBlock(textarea, target.dataset.insert.trim(), target.textContent);
    if (target.dataset.label) insertLabel(textarea, target.dataset.label);
  });
}

function insertBlock(textarea, block, name) {
  const place = insertAsBlock(textarea, block, placeForBlock(textarea.value, placeIn(textarea)));
  const blank = block.match(BLANK) ?? { index: 0, 0: "" };
  const start = place + blank.index;
  showAdded(textarea, `the block “${name}”`, place, start, start + blank[0].length);
}

function insertLabel(textarea, label) {
  const place = placeIn(textarea);
  const gap = /(^|\s)$/.test(textarea.value.slice(0, place)) ? "" : " ";
  insertText(textarea, gap + label, place, place);
  const [start, end] = [label.search(/\S+: /), label.indexOf(":")];
  textarea.setSelectionRange(place + gap.length + start, place + gap.length + end);
}
