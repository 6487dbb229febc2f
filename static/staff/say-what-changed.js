// Saving without a word on what changed is refused before anything is sent: the page, its text and
// what is folded stay as they are. Without script the form comes back and says the same.

const form = document.querySelector("[data-editor]")?.closest("form");
const status = document.querySelector("[data-save-status]");
const note = form?.elements.note;

if (note?.dataset.needed && status) {
  // Before all others that listen: to them, nobody saved.
  form.addEventListener("submit", refuse, { capture: true });
  note.addEventListener("input", accept);
}

function refuse(event) {
  if (note.value.trim()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  status.textContent = `Not saved yet. ${note.dataset.needed} Your text is kept.`;
  note.setAttribute("aria-invalid", "true");
  note.focus();
}

function accept() {
  if (note.getAttribute("aria-invalid") !== "true") return;
  note.removeAttribute("aria-invalid");
  status.textContent = "";
}
