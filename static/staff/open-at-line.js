// A link to a line of the text, `#line-56`: the text opens there, with the line selected.

import { selectLine } from "./put-caret.js";

const editor = document.querySelector("[data-editor]");
const textarea = editor?.querySelector("textarea[data-markdownx-urls-path]");
const line = location.hash.match(/^#line-(\d+)$/)?.[1];

// Not after an error: what it was stands above.
if (textarea && line && !("unsaved" in editor.dataset)) selectLine(textarea, Number(line));
