// Words from Word, Google Docs or a web page become the site's Markdown: headings, lists, bold, links
// and tables. What could not be kept is said. Ctrl+Shift+V pastes the words alone.

import { insertText } from "./insert-text.js";
import { readClipboard } from "./rich-text.js";
import { gfm } from "./turndown/turndown-plugin-gfm.js";
import TurndownService from "./turndown/turndown.js";

const converter = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*" });
converter.use(gfm);
converter.remove(["style", "script", "meta", "title", "head"]);
// The site's headings begin at the second level, and each has an id.
converter.addRule("heading", {
  filter: ["h1", "h2", "h3", "h4", "h5", "h6"],
  replacement: (words, node) => {
    const level = Math.min(4, Math.max(2, Number(node.nodeName[1])));
    const id = node.textContent.toLowerCase().match(/[a-z0-9]+/g)?.slice(0, 6).join("-");
    const title = words.replace(/\s+/g, " ").replace(/\*\*/g, "").trim();
    return title ? `\n\n${"#".repeat(level)} ${title}${id ? ` {#${id}}` : ""}\n\n` : "";
  },
});
converter.addRule("listItem", {
  filter: "li",
  replacement: (words, node) => {
    const list = node.parentNode;
    const sign = list.nodeName === "OL" ? `${[...list.children].indexOf(node) + 1}. ` : "- ";
    const lines = words.trim().replace(/\n{2,}/g, "\n").replace(/\n/g, `\n${" ".repeat(sign.length)}`);
    return `${sign}${lines}\n`;
  },
});

for (const textarea of document.querySelectorAll("[data-editor] textarea[data-markdownx-urls-path]")) {
  textarea.addEventListener("paste", (event) => {
    const pasted = readClipboard(event.clipboardData);
    if (!pasted) return;
    event.preventDefault();
    insertText(textarea, toMarkdown(pasted.page));
    say(textarea, pasted.lost);
  });
}

function toMarkdown(page) {
  return converter
    .turndown(page.body)
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u00a0/g, " ")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[ \t]+$/gm, "");
}

function say(textarea, lost) {
  const status = textarea.closest("[data-editor]").querySelector("[data-pasted]");
  status.textContent = lost.length ? `Pasted. Not kept: ${lost.join(", ")}.` : "";
}
