// The preview shows the place in the page that the caret is at in the text, also after a click on a
// problem, and once it has what was written there.

import { showPlace } from "./place-in-page.js";

const WAIT = 200;

for (const editor of document.querySelectorAll("[data-editor]")) {
  const textarea = editor.querySelector("textarea[data-markdownx-urls-path]");
  const frame = editor.querySelector("iframe");
  if (textarea && frame) follow(editor, textarea, frame);
}

function follow(editor, textarea, frame) {
  const show = () => showPlace(frame, textarea.value, textarea.selectionStart);
  let timer;
  editor.addEventListener("shown", () => document.activeElement === textarea && show());
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== textarea) return;
    clearTimeout(timer);
    timer = setTimeout(show, WAIT);
  });
}
