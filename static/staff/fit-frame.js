// Frames of the handbook are as tall as what is in them.

for (const frame of document.querySelectorAll("[data-fit]")) {
  frame.addEventListener("load", () => fit(frame));
  if (frame.contentDocument?.querySelector("main")) fit(frame);
}

function fit(frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  const grow = () => (frame.style.blockSize = `${Math.ceil(page.getBoundingClientRect().height) + 2}px`);
  // Fonts and pictures come later, and descriptions unfold.
  new ResizeObserver(grow).observe(page);
  grow();
}
