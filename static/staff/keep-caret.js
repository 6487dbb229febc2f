// After “Save and go on writing” the caret is where it was.

const KEY = "caret";
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
  sessionStorage.setItem(KEY, JSON.stringify({ page, selectionStart, selectionEnd, scrollTop, scrollY }));
}

function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  if (kept?.page !== textarea.form.elements.page.value) return;
  textarea.focus({ preventScroll: true });
  textarea.setSelectionRange(kept.selectionStart, kept.selectionEnd);
  textarea.scrollTop = kept.scrollTop;
  // The admin's own script puts the focus into the first field when the page is there.
  addEventListener("load", () => {
    textarea.focus({ preventScroll: true });
    scrollTo(0, kept.scrollY);
  });
}
