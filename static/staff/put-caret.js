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
  const lines = textarea.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  putCaret(textarea, start, start + (lines[line - 1] ?? "").length);
}
