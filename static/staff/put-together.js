// After two people wrote at the same time: puts both changes into the text, where they fit.

import { insertText } from "./insert-text.js";

const button = document.querySelector("[data-put-together]");

if (button) {
  button.hidden = false;
  button.addEventListener("click", putTogether);
}

function putTogether() {
  const textarea = button.form.elements.body;
  insertText(textarea, document.getElementById(button.dataset.putTogether).value, 0, textarea.value.length);
  document.querySelector("[data-put-together-said]").textContent =
    "Both changes are in the text below. Read it, then save. Ctrl+Z takes it back.";
}
