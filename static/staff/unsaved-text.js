// Leaving the page with text that is not saved: the browser asks first.

const form = document.querySelector("[data-editor]")?.closest("form");

if (form) {
  // After an error the form comes back with text that was never saved.
  const loaded = "unsaved" in document.querySelector("[data-editor]").dataset ? null : words();
  let isSaving = false;
  // A save in the background says itself when the page may be left.
  form.addEventListener("submit", (event) => (isSaving = !event.defaultPrevented));
  for (const done of ["saved", "sent"]) form.addEventListener(done, () => (isSaving = true));
  // Back from a save that failed, the form is shown again as it was.
  addEventListener("pageshow", () => (isSaving = false));
  addEventListener("beforeunload", (event) => {
    if (!isSaving && words() !== loaded) event.preventDefault();
  });
}

function words() {
  return new URLSearchParams(new FormData(form)).toString();
}
