// The preview shows the place in the page that the caret is at in the text, also after a click on a
// problem. The place is found by the words of the line, or of the nearest line above that is shown.

const BLOCKS = "h2, h3, h4, p, li, td, th, dt, dd, summary, figcaption, caption";
const LINES_ABOVE = 20;
const WAIT = 200;

for (const editor of document.querySelectorAll("[data-editor]")) {
  const textarea = editor.querySelector("textarea[data-markdownx-urls-path]");
  const frame = editor.querySelector("iframe");
  if (textarea && frame) follow(textarea, frame);
}

function follow(textarea, frame) {
  let timer;
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== textarea) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(textarea, frame), WAIT);
  });
}

function show(textarea, frame) {
  const place = frame.contentDocument?.querySelector("[data-document]");
  if (!place) return;
  const blocks = [...place.querySelectorAll(BLOCKS)];
  const element = find(textarea, blocks);
  if (!element) return;
  for (const details of ancestors(element)) details.open = true;
  const { top, height } = element.getBoundingClientRect();
  const view = frame.contentWindow;
  // What is in sight already does not move.
  if (top < 0 || top + height > view.innerHeight) view.scrollBy(0, top - view.innerHeight / 3);
}

function find(textarea, blocks) {
  const caret = textarea.selectionStart;
  const lines = textarea.value.slice(0, caret).split("\n");
  const rest = textarea.value.slice(caret).split("\n")[0];
  lines.push(lines.pop() + rest);
  const texts = blocks.map((block) => plain(block.textContent));
  const share = caret / Math.max(1, textarea.value.length);
  for (const line of lines.reverse().slice(0, LINES_ABOVE)) {
    const words = plain(unmark(line));
    if (words.length < 3) continue;
    const found = texts.flatMap((text, i) => (text.includes(words) || (text.length > 9 && words.includes(text)) ? [i] : []));
    // The same words may stand in several places: the one about as far down as the caret.
    found.sort((a, b) => Math.abs(a / blocks.length - share) - Math.abs(b / blocks.length - share));
    if (found.length) return blocks[found[0]];
  }
}

function unmark(line) {
  return line
    .replace(/\[@[^\]]*\]|\{[^}]*\}|^:::\s*[\w-]*/g, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");
}

function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function ancestors(element) {
  const found = [];
  for (let each = element.closest("details"); each; each = each.parentElement.closest("details")) found.push(each);
  return found;
}
