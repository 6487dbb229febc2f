// While staff write: what patients will see, what is to fix and how long it is, from the
// function that makes the public page. The text itself is never touched.

import { selectLine } from "./put-caret.js";

const TOO_LONG = "The text is too long for a preview: split the page in two.";
const PROBLEMS = {
  // Django's own answer to a form that is too large.
  400: TOO_LONG,
  403: "The preview needs you to sign in again: your text is still here. Saving keeps it.",
  413: TOO_LONG,
  offline: "The preview cannot be reached: you seem to be offline. Your text is still here.",
  other: "The preview does not answer now. Your text is still here, and you can save it.",
};

for (const editor of document.querySelectorAll("[data-editor]")) {
  const textarea = editor.querySelector("textarea[data-markdownx-urls-path]");
  if (textarea) startPreview(editor, textarea);
}

function startPreview(editor, textarea) {
  const frame = editor.querySelector("iframe");
  let timer, request, shown;
  editor.querySelector("[data-preview]").hidden = false;
  frame.addEventListener("load", () => shown && fillFrame(frame, shown, editor));
  editor.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, Number(textarea.dataset.markdownxLatency));
  });
  editor.addEventListener("click", ({ target }) => {
    if (target.dataset.line) selectLine(textarea, Number(target.dataset.line));
  });
  addEventListener("online", refresh);
  refresh();

  async function refresh() {
    // A slow answer never comes after a newer one.
    request?.abort();
    request = new AbortController();
    try {
      const answer = await ask(textarea, request.signal);
      shown = new DOMParser().parseFromString(answer, "text/html");
      fillFrame(frame, shown, editor);
      for (const part of ["problems", "measures"]) {
        editor.querySelector(`[data-${part}]`).replaceChildren(...nodes(shown, part));
      }
      say(editor, "");
    } catch (error) {
      if (error.name === "AbortError") return;
      say(editor, error instanceof TypeError ? PROBLEMS.offline : error.message);
    }
  }
}

async function ask(textarea, signal) {
  const fields = textarea.form.elements;
  const body = new URLSearchParams({ content: textarea.value });
  for (const name of ["page", "slug"]) {
    if (fields[name]) body.set(name, fields[name].value);
  }
  const headers = { "X-CSRFToken": fields.csrfmiddlewaretoken.value };
  const answer = await fetch(textarea.dataset.markdownxUrlsPath, {
    method: "POST", body, headers, signal, redirect: "manual",
  });
  if (answer.ok) return answer.text();
  // The way to a page for signing in.
  const status = answer.type === "opaqueredirect" ? 403 : answer.status;
  throw new Error(PROBLEMS[status] ?? PROBLEMS.other);
}

// The last good preview stays until this one is whole. Reading goes on at the same place.
function fillFrame(frame, answer, editor) {
  const page = frame.contentDocument;
  const place = page?.querySelector("[data-document]");
  if (!place) return;
  const { scrollX, scrollY } = frame.contentWindow;
  place.replaceChildren(...nodes(answer, "document").map((node) => page.importNode(node, true)));
  page.querySelector("[data-title]").textContent = editor.closest("form").elements.title?.value ?? "";
  // Links to a place in the text lead there; all others open beside it.
  for (const link of place.querySelectorAll('a[href^="#"]')) link.target = "_self";
  frame.contentWindow.scrollTo(scrollX, scrollY);
  editor.dispatchEvent(new CustomEvent("shown"));
}

function nodes(answer, part) {
  return [...answer.querySelector(`[data-part="${part}"]`).childNodes];
}

function say(editor, words) {
  const status = editor.querySelector("[data-status]");
  if (status.textContent !== words) status.textContent = words;
}
