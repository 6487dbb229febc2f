// Two versions side by side, as readers see them: both frames go to the next change together.

import { bringIntoSight } from "./place-in-page.js";

const frames = [...document.querySelectorAll("[data-side]")];
const bar = document.querySelector("[data-changes]");
let shown = 0;

if (bar && frames.length) {
  bar.hidden = false;
  bar.addEventListener("click", ({ target }) => {
    if (target.dataset.step) go(Number(target.dataset.step));
  });
}

function go(step) {
  const last = Math.max(0, ...frames.flatMap(numbersIn));
  if (!last) return say("No change is seen on the page.");
  // Some changes, such as those of a source, are seen on neither page.
  let next = shown || (step > 0 ? 0 : 1);
  do next = ((next + step - 1 + last) % last) + 1;
  while (!frames.some((frame) => find(frame, next)));
  shown = next;
  for (const frame of frames) {
    const element = find(frame, shown);
    if (element) bringIntoSight(frame, element);
  }
  const sides = frames.filter((frame) => find(frame, shown)).map(({ dataset }) => dataset.side);
  say(`Change ${shown} of ${last}${sides.length === 1 ? `, in the ${sides[0]} version only` : ""}.`);
}

function numbersIn(frame) {
  const marked = frame.contentDocument?.querySelectorAll(".changed") ?? [];
  return [...marked].map(({ className }) => Number(className.match(/changed-(\d+)/)[1]));
}

function find(frame, number) {
  return frame.contentDocument?.querySelector(`.changed-${number}`);
}

function say(words) {
  bar.querySelector("[role=status]").textContent = words;
}
