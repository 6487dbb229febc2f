// Puts text into a textarea as if it had been typed: Ctrl+Z takes it back.

export function insertText(textarea, text, start = textarea.selectionStart, end = textarea.selectionEnd) {
  textarea.focus();
  textarea.setSelectionRange(start, end);
  // The one way that keeps undo. Where a browser has given it up, the text still gets in.
  if (document.execCommand("insertText", false, text)) return;
  textarea.setRangeText(text, start, end, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

// Where something new goes: the end of the line with the caret, for a sentence is never split in
// two; the end of a text where nobody has moved the caret from the start yet.
export function placeIn(textarea) {
  if (textarea.selectionEnd === 0) return textarea.value.length;
  const end = textarea.value.indexOf("\n", textarea.selectionEnd);
  return end === -1 ? textarea.value.length : end;
}

// On lines of its own, with an empty line before and after. Returns where the block begins.
export function insertAsBlock(textarea, block, place) {
  const before = textarea.value.slice(0, place);
  const after = textarea.value.slice(place);
  const gap = newlines(2 - before.match(/\n*$/)[0].length, before);
  insertText(textarea, gap + block + newlines(2 - after.match(/^\n*/)[0].length, after), place, place);
  return place + gap.length;
}

// At the start and the end of the text no empty line is needed.
function newlines(count, neighbour) {
  return neighbour ? "\n".repeat(Math.max(0, count)) : "";
}
