// The preview as on a phone, on a desktop, or on paper: the frame is as wide as that, made smaller to
// fit beside the text, and on paper it has the styles of print.

// In CSS pixels; a phone's is that of the column.
const WIDTHS = { desktop: 1280, paper: 794 };
const TITLES = { phone: "on a phone", desktop: "on a desktop", paper: "on paper" };
const PAPER_MARGIN = "15mm";

for (const preview of document.querySelectorAll("[data-preview]")) start(preview);

function start(preview) {
  const [frame, stage] = [preview.querySelector("iframe"), preview.querySelector("[data-stage]")];
  let as = "phone";
  const fit = () => fitFrame(frame, stage, WIDTHS[as]);
  preview.addEventListener("click", ({ target }) => {
    if (!target.dataset.showAs) return;
    as = target.dataset.showAs;
    for (const button of preview.querySelectorAll("[data-show-as]")) {
      button.setAttribute("aria-pressed", button === target);
    }
    preview.closest("[data-editor]").dataset.shownAs = as;
    frame.title = `Preview as patients see it ${TITLES[as]}`;
    showOnPaper(frame.contentDocument, as === "paper");
    fit();
  });
  frame.addEventListener("load", () => showOnPaper(frame.contentDocument, as === "paper"));
  new ResizeObserver(fit).observe(stage);
}

function fitFrame(frame, stage, width) {
  const scale = width ? Math.min(1, stage.clientWidth / width) : 1;
  frame.style.inlineSize = width ? `${width}px` : "";
  frame.style.maxInlineSize = width ? "none" : "";
  frame.style.blockSize = width ? `${stage.clientHeight / scale}px` : "";
  frame.style.transform = scale < 1 ? `scale(${scale})` : "";
}

function showOnPaper(page, isPaper) {
  if (!page?.body || isPaper === (page.documentElement.dataset.paper === "yes")) return;
  page.documentElement.dataset.paper = isPaper ? "yes" : "no";
  page.body.style.padding = isPaper ? PAPER_MARGIN : "";
  for (const sheet of page.styleSheets) swapMedia(sheet);
}

// What is for print is for the screen then, and the other way round. Done twice, all is as it was.
function swapMedia(sheet) {
  for (const rule of sheet.cssRules) {
    if (rule.media?.mediaText) {
      const swap = { print: "screen", screen: "print" };
      rule.media.mediaText = rule.media.mediaText.replace(/\b(print|screen)\b/g, (word) => swap[word]);
    }
    if (rule.styleSheet) swapMedia(rule.styleSheet);
    if (rule.cssRules) swapMedia(rule);
  }
}
