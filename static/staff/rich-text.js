// What the clipboard holds, as a page with plain headings, lists, bold words and tables: without
// the peculiar ways in which Word and Google Docs write them.

const STRUCTURE = "h1, h2, h3, h4, h5, h6, li, strong, b, em, i, a[href], table";
// Names of what is left out, for people.
const LOST = [
  ["img, v\\:imagedata, svg", "pictures (add each with “New picture (a file)”)"],
  ["[data-style*='mso-comment'], .MsoCommentText, .msocomtxt", "comments"],
  ["a[href*='_ftn'], a[name*='_ftn'], sup a[href^='#']", "footnotes"],
  ["td[colspan]:not([colspan='1']), td[rowspan]:not([rowspan='1'])", "cells of a table that were joined"],
  ["video, audio, iframe, object", "films and sound"],
];

// The page and what is lost, or nothing where plain words are all there is.
export function readClipboard(clipboard) {
  const html = clipboard.getData("text/html");
  if (!html) return;
  // Nothing in such a page runs or is fetched. The site's policy allows no styles in it: what they
  // say of bold words and of lists is read from an attribute of another name.
  const plain = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle=/gi, " data-style=");
  const page = new DOMParser().parseFromString(plain, "text/html");
  const lost = LOST.filter(([found]) => page.body.querySelector(found)).map(([, name]) => name);
  page.querySelectorAll("img, svg, video, audio, iframe, object, .MsoCommentText").forEach((each) => each.remove());
  // Google Docs puts all of a text into one <b> that is not bold.
  page.querySelectorAll("b[data-style*='font-weight:normal'], b[data-style*='font-weight: normal']").forEach(unwrap);
  page.querySelectorAll("span").forEach(nameBoldAndItalic);
  page.querySelectorAll("a").forEach(keepSafeLink);
  page.querySelectorAll("[data-style*='mso-list']").forEach(makeListItem);
  page.querySelectorAll("table").forEach(giveHeadingRow);
  if (page.body.querySelector(STRUCTURE)) return { page, lost };
}

function nameBoldAndItalic(span) {
  const style = span.dataset.style ?? "";
  if (!span.textContent.trim()) return;
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrap(span, "strong");
  if (/font-style:\s*italic/.test(style)) wrap(span, "em");
}

function keepSafeLink(link) {
  if (!/^(https?:|mailto:|tel:)/.test(link.getAttribute("href") ?? "")) unwrap(link);
}

// Word writes a list as paragraphs, each with its sign as text.
function makeListItem(paragraph) {
  if (!paragraph.parentNode || !/mso-list:\s*l\d+/.test(paragraph.dataset.style)) return;
  const sign = paragraph.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");
  const kind = /^\s*\(?\w{1,3}[.)]/.test(sign?.textContent ?? "") ? "OL" : "UL";
  sign?.remove();
  const previous = paragraph.previousElementSibling;
  const list = previous?.nodeName === kind ? previous : paragraph.ownerDocument.createElement(kind);
  if (list !== previous) paragraph.before(list);
  const item = paragraph.ownerDocument.createElement("li");
  item.append(...paragraph.childNodes);
  list.append(item);
  paragraph.remove();
}

// A table of Markdown has a row of headings; in a document it is just the first row.
function giveHeadingRow(table) {
  for (const paragraph of table.querySelectorAll("td p, th p, td div, th div")) unwrap(paragraph);
  for (const cell of table.rows[0]?.cells ?? []) {
    if (cell.nodeName === "TH") continue;
    const heading = cell.ownerDocument.createElement("th");
    heading.append(...cell.childNodes);
    cell.replaceWith(heading);
  }
  // In a cell that is a heading, bold says nothing more.
  table.rows[0]?.querySelectorAll("strong, b").forEach(unwrap);
  table.querySelectorAll("colgroup").forEach((each) => each.remove());
}

function wrap(element, name) {
  const wrapper = element.ownerDocument.createElement(name);
  element.before(wrapper);
  wrapper.append(element);
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}
