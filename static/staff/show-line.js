// A version's text beside its page: a line that is clicked, or that a problem leads to, is shown there.

import { showPlace } from "./place-in-page.js";

const lines = document.querySelector("[data-lines]");
const frame = document.querySelector("[data-page-of-lines]");

if (lines && frame) {
  lines.addEventListener("click", ({ target }) => {
    const line = target.closest("li");
    // Whoever marks words to copy them stays where they are.
    if (line && getSelection().isCollapsed) show(line);
  });
  addEventListener("hashchange", showTarget);
  frame.addEventListener("load", showTarget);
  showTarget();
}

function showTarget() {
  const line = lines.querySelector(":target");
  if (line) show(line);
}

function show(line) {
  const items = [...lines.children];
  const texts = items.map((item) => item.textContent);
  const before = texts.slice(0, items.indexOf(line));
  showPlace(frame, texts.join("\n"), before.join("\n").length + (before.length ? 1 : 0));
}
