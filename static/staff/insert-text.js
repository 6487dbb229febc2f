// Puts text into a textarea as if it had been typed: Ctrl+Z takes it back.

export function insertText(textarea, text, start = textarea.selectionStart, end = textarea.selectionEnd) {
  textarea.focus();
  textarea.setSelectionRange(start, end);
  // The one way that keeps undo. Where a browser has given it up, the text still gets in.
  if (document.execCommand("insertText", false, text)) return;
  textarea.setRangeText(text, start, end, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}
