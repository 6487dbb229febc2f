// Choosers: a source, a link to a page, a picture that is there already. A button above the text
// opens one, and `[@` in the text that of sources. Without them, keys and addresses are typed.

import { insertAsBlock, insertText, placeIn } from "./insert-text.js";
import { showAdded, tellPlace } from "./tell-place.js";

const TITLES = { sources: "Cite a source", links: "Link to a page", pictures: "Picture that is here already" };
const ROWS_SHOWN = 50;
const PROBLEM = "The list cannot be reached now. Your text is still here: type the key or the address.";

const dialog = document.querySelector("[data-chooser]");
const textarea = document.querySelector("[data-editor] textarea[data-markdownx-urls-path]");
let choices, kind, start, end;

if (dialog?.showModal && textarea) begin();

function begin() {
  const words = dialog.querySelector("input");
  for (const button of document.querySelectorAll("[data-choose]")) {
    button.hidden = false;
    button.addEventListener("click", () => open(button.dataset.choose));
  }
  textarea.addEventListener("input", ({ inputType }) => {
    const { selectionStart: caret, value } = textarea;
    if (inputType === "insertText" && value.slice(caret - 2, caret) === "[@") open("sources");
  });
  words.addEventListener("input", () => show(words.value));
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.querySelector("[data-place]")?.click();
  });
  dialog.querySelector("[data-chooser-list]").addEventListener("click", ({ target }) => {
    const row = target.closest("[data-place]");
    if (row) choose(choices[kind][row.dataset.place]);
  });
  dialog.addEventListener("close", () => textarea.focus());
  // Django's script, which opened a window for a new source, tells it to its own library alone.
  window.django?.jQuery("#new-source").on("change", ({ target }) => {
    choices = undefined;
    choose({ write: target.value });
  });
}

async function open(wanted) {
  kind = wanted;
  ({ selectionStart: start, selectionEnd: end } = textarea);
  if (document.activeElement !== textarea && start === end) start = end = placeIn(textarea);
  dialog.querySelector("[data-chooser-title]").textContent = TITLES[kind];
  dialog.querySelector("[data-new-source]").hidden = kind !== "sources";
  dialog.querySelector("[data-goes]").hidden = kind !== "pictures";
  dialog.querySelector("[data-place-told]").textContent = tellPlace(textarea.value, placeIn(textarea));
  dialog.querySelector("input").value = "";
  dialog.querySelector("[data-chooser-list]").replaceChildren();
  dialog.querySelector("[data-chooser-status]").textContent = "The list is on its way.";
  dialog.showModal();
  dialog.querySelector("input").focus();
  try {
    choices ??= await load();
    // Somebody may have typed meanwhile.
    show(dialog.querySelector("input").value);
  } catch {
    dialog.querySelector("[data-chooser-status]").textContent = PROBLEM;
  }
}

async function load() {
  const answer = await fetch(dialog.dataset.chooser, { redirect: "error" });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function show(words) {
  if (!choices) return;
  const wanted = words.toLowerCase().split(/\s+/);
  const found = choices[kind]
    .map((choice, place) => ({ ...choice, place }))
    .filter(({ name, more, write }) => {
      const text = `${name} ${more} ${write}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
  const said = found.length > ROWS_SHOWN ? `${found.length} found, the first ${ROWS_SHOWN} are here.` : `${found.length} found.`;
  dialog.querySelector("[data-chooser-status]").textContent = said;
  dialog.querySelector("[data-chooser-list]").replaceChildren(...found.slice(0, ROWS_SHOWN).map(draw));
}

function draw({ name, more, write, picture, place }) {
  const [row, button] = ["li", "button"].map((tag) => document.createElement(tag));
  button.type = "button";
  button.className = "editor__tool chooser__choice";
  button.dataset.place = place;
  if (picture) {
    const image = Object.assign(document.createElement("img"), { src: picture, alt: "", width: 80 });
    button.append(image, " ");
  }
  const title = document.createElement("b");
  title.textContent = name;
  button.append(title, kind === "pictures" ? "" : ` ${write} ${more}`);
  row.append(button);
  return row;
}

function choose({ write, name, title }) {
  dialog.close();
  if (kind === "pictures") {
    const place = insertAsBlock(textarea, write, placeIn(textarea));
    showAdded(textarea, `the picture “${name}”`, place, place + write.length);
  } else if (kind === "links") {
    insertText(textarea, `[${textarea.value.slice(start, end) || title}](${write})`, start, end);
  } else {
    const typed = textarea.value.slice(end - 2, end) === "[@";
    insertText(textarea, typed ? `${write}]` : `[@${write}]`, end, end);
  }
}
