// A link to words in a line of the text, `#line-56-INR%205%2C000`: the text opens there, with these
// words selected. Without them, and where the line has them no more, the caret stands at its start:
// who types over a whole line by mistake loses it.

import { selectInLine } from "./put-caret.js";

const editor = document.querySelector("[data-editor]");
const textarea = editor?.querySelector("textarea[data-markdownx-urls-path]");
const [, line, words = ""] = location.hash.match(/^#line-(\d+)(?:-(.+))?$/) ?? [];

// Not after an error: what it was stands above.
if (textarea && line && !("unsaved" in editor.dataset)) {
  selectInLine(textarea, Number(line), decodeURIComponent(words));
}
