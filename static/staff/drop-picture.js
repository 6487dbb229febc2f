// Pictures: dropped, pasted or chosen, one after the other. A dialog asks what each shows; then it is
// stored, and the Markdown that shows it lands below the line where the caret was.

import { insertAsBlock, placeIn } from "./insert-text.js";
import { showAdded, tellPlace } from "./tell-place.js";

const PROBLEMS = {
  403: "Not added. You are signed out, or may not add pictures. Sign in again in another tab, then press “Add the picture” once more: your text is still here.",
  413: "Not added. This file is larger than the site takes: make the picture smaller first.",
  offline: "Not added. You seem to be offline: try again in a moment.",
  other: "Not added. The site could not keep this picture: try again, or save it as a JPEG first.",
};

const dialog = document.querySelector("[data-picture-dialog]");
const textarea = document.querySelector("textarea[data-markdownx-upload-urls-path]");
let place, request;
let waiting = [];

if (dialog?.showModal && textarea) start();

function start() {
  const chooser = dialog.querySelector("[data-file]");
  document.querySelector("[data-add-picture]").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    askAboutEach([...chooser.files]);
    chooser.value = "";
  });
  const editor = textarea.closest("[data-editor]");
  // Beside the text too: else the browser leaves the page to show the file.
  editor.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  editor.addEventListener("drop", (event) => take(event, event.dataTransfer));
  textarea.addEventListener("paste", (event) => {
    // Words from a word processor bring a picture of themselves along.
    if (!event.clipboardData.types.includes("text/plain")) take(event, event.clipboardData);
  });
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    request?.abort();
    waiting.shift();
    textarea.focus();
    if (waiting.length) askAboutFirst();
  });
  dialog.querySelector("form").addEventListener("submit", add);
}

function take(event, transfer) {
  if (!transfer.files.length) return;
  event.preventDefault();
  askAboutEach([...transfer.files]);
}

function askAboutEach(files) {
  if (!files.length || dialog.open) return;
  waiting = files;
  place = placeIn(textarea);
  askAboutFirst();
}

function askAboutFirst() {
  const more = waiting.length > 1 ? ` (${waiting.length - 1} more to come)` : "";
  dialog.querySelector("[data-file-name]").textContent = waiting[0].name + more;
  dialog.querySelector("[data-place-told]").textContent = tellPlace(textarea.value, place);
  dialog.querySelector("input[type=text]").value = "";
  show({});
  dialog.showModal();
  dialog.querySelector("input[type=text]").focus();
}

async function add(event) {
  event.preventDefault();
  const alternative = dialog.querySelector("input[type=text]").value.trim();
  if (!alternative) {
    return show({ alternative: ["Say what the picture shows: some people do not see it."] });
  }
  const button = dialog.querySelector("[type=submit]");
  button.disabled = true;
  try {
    const answer = await send(alternative);
    if (answer.image_code) return insert(answer.image_code, alternative);
    show(answer);
  } catch (error) {
    if (error.name === "AbortError") return;
    show({ image: [error instanceof TypeError ? PROBLEMS.offline : error.message] });
  } finally {
    button.disabled = false;
  }
}

async function send(alternative) {
  const body = new FormData();
  body.set("image", waiting[0]);
  body.set("alternative", alternative);
  const headers = { "X-CSRFToken": textarea.form.elements.csrfmiddlewaretoken.value };
  const address = textarea.dataset.markdownxUploadUrlsPath;
  request = new AbortController();
  const answer = await fetch(address, {
    method: "POST", body, headers, signal: request.signal, redirect: "manual",
  });
  // The site says in JSON what is wrong with the picture or the words.
  const isJSON = answer.headers.get("Content-Type")?.includes("json");
  if (isJSON && (answer.ok || answer.status === 400)) return answer.json();
  const status = answer.type === "opaqueredirect" ? 403 : answer.status;
  throw new Error(PROBLEMS[status] ?? PROBLEMS.other);
}

function insert(code, alternative) {
  // The text takes nothing while the dialog is open.
  dialog.close();
  const start = insertAsBlock(textarea, code, place);
  place = start + code.length;
  showAdded(textarea, `the picture “${alternative}”`, start, place);
}

function show(errors) {
  for (const line of dialog.querySelectorAll("[data-error]")) {
    line.textContent = (errors[line.dataset.error] ?? []).join(" ");
  }
  if (errors.alternative) dialog.querySelector("input[type=text]").focus();
}
