// Puts the caret into a textarea, in sight, and selects what stands from there to `end`.
export function putCaret(textarea, start, end = start) {
  textarea.focus();
  // The caret first: a browser scrolls to where the selection ends.
  textarea.setSelectionRange(start, start);
  textarea.blur();
  textarea.focus();
  textarea.setSelectionRange(start, end);
}

export function selectLine(textarea, line) {
  selectInLine(textarea, line, textarea.value.split("\n")[line - 1] ?? "");
}

// The words in that line, or only its start, where it does not have them.
export function selectInLine(textarea, line, words) {
  const lines = textarea.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const at = lines[line - 1]?.indexOf(words) ?? -1;
  if (words && at >= 0) putCaret(textarea, start + at, start + at + words.length);
  else putCaret(textarea, start);
}
