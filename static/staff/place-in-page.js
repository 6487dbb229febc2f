// The place on a page that a line of its text is shown at. It is found by the words of the line, or of
// the nearest line above that is shown.

const BLOCKS = "h2, h3, h4, p, li, td, th, dt, dd, summary, figcaption, caption";
const LINES_ABOVE = 20;

// Scrolls the frame to what stands at that character of the text.
export function showPlace(frame, text, caret) {
  const page = frame.contentDocument?.querySelector("[data-document]");
  if (!page) return;
  const element = find(text, caret, [...page.querySelectorAll(BLOCKS)]);
  if (element) bringIntoSight(frame, element);
}

export function bringIntoSight(frame, element) {
  for (const details of ancestors(element)) details.open = true;
  const { top, height } = element.getBoundingClientRect();
  const view = frame.contentWindow;
  // What is in sight already does not move.
  if (top < 0 || top + height > view.innerHeight) view.scrollBy(0, top - view.innerHeight / 3);
}

function find(text, caret, blocks) {
  const lines = text.slice(0, caret).split("\n");
  const rest = text.slice(caret).split("\n")[0];
  lines.push(lines.pop() + rest);
  const shown = blocks.map((block) => plain(wordsOf(block)));
  const share = caret / Math.max(1, text.length);
  for (const line of lines.reverse().slice(0, LINES_ABOVE)) {
    const words = plain(unmark(line));
    if (words.length < 3) continue;
    const found = shown.flatMap((said, i) => (said.includes(words) || (said.length > 9 && words.includes(said)) ? [i] : []));
    // The same words may stand in several places: the one about as far down as the caret.
    found.sort((a, b) => Math.abs(a / blocks.length - share) - Math.abs(b / blocks.length - share));
    if (found.length) return blocks[found[0]];
  }
}

// The text without what is not shown as it is written: blanks stand there, so that each place stays.
export function unmark(text) {
  return text
    .replace(/\[@[^\]]*\]|\{[^}]*\}|^:::\s*[\w-]*/gm, blank)
    .replace(/(?<=\])\([^)]*\)/g, blank);
}

function blank(words) {
  return " ".repeat(words.length);
}

function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

// A picture is written as the words that it shows to who does not see it.
function wordsOf(block) {
  return block.textContent + [...block.querySelectorAll("img")].map((picture) => picture.alt).join(" ");
}

function ancestors(element) {
  const found = [];
  for (let each = element.closest("details"); each; each = each.parentElement.closest("details")) found.push(each);
  return found;
}
