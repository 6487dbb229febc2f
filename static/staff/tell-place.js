// Where in a text something new goes, in words; and that it is there now, in sight.

import { unmark } from "./place-in-page.js";
import { putCaret } from "./put-caret.js";

const SIGNS = /^\s*(?:-|\d+\.)\s|[*_[\]!|>#]/g;
const LETTERS = /[\p{L}\p{N}]/u;
const MOST_LETTERS = 60;

// “after “Ask twice, not once””: the last line before the place that says something.
export function tellPlace(text, place) {
  const line = text.slice(0, place).split("\n").map(plain).findLast((words) => LETTERS.test(words));
  const after = line ? `after “${line}”` : "at the start of the text";
  return line && !LETTERS.test(text.slice(place)) ? `at the end of the text, ${after}` : after;
}

// Selects what stands there from `start` to `end`, and says until the next change what was added.
export function showAdded(textarea, what, place, start, end = start) {
  putCaret(textarea, start, end);
  const status = textarea.closest("[data-editor]").querySelector("[data-added]");
  status.textContent = `Added ${tellPlace(textarea.value, place)}: ${what}.`;
  textarea.addEventListener("input", () => (status.textContent = ""), { once: true });
}

function plain(line) {
  const words = unmark(line).replace(SIGNS, " ").replace(/\s+/g, " ").trim().replace(/[.,:;]+$/, "");
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS).trimEnd()} …` : words;
}
