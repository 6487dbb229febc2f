// After “Save and go on writing” the caret is where it was, and the tools are open as they were.

const KEY = "caret";
const tools = document.querySelector("[data-tools]");
const textarea = document.querySelector("[data-editor] textarea[name=body]");

if (textarea) {
  putBack();
  textarea.form.addEventListener("saved", ({ detail }) => {
    if (detail.button?.name === "_continue") keep();
  });
}

function keep() {
  const { selectionStart, selectionEnd, scrollTop } = textarea;
  const page = textarea.form.elements.page.value;
  const { open } = tools;
  sessionStorage.setItem(KEY, JSON.stringify({ page, open, selectionStart, selectionEnd, scrollTop, scrollY }));
}

function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  if (kept?.page !== textarea.form.elements.page.value) return;
  tools.open = kept.open;
  textarea.focus({ preventScroll: true });
  textarea.setSelectionRange(kept.selectionStart, kept.selectionEnd);
  textarea.scrollTop = kept.scrollTop;
  addEventListener("load", () => scrollTo(0, kept.scrollY));
}
