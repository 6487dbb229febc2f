// A button that opens the print dialog. Without script the words beside it say what to do.
const button = document.querySelector("[data-print]");

if (button) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
  document.querySelector("[data-print-hint]").textContent = "or use your browser’s Print";
}
