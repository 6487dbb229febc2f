// Rows of a list are dragged to another place; dropped, the form is sent with the whole order.
// The buttons in each row do the same without a script and with the keyboard.

for (const form of document.querySelectorAll("[data-drag-order]")) {
  const rows = () => [...form.querySelectorAll("[data-key]")];
  let dragged, before;
  for (const row of rows()) row.draggable = true;

  form.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-key]");
    before = order();
    event.dataTransfer.effectAllowed = "move";
  });
  form.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-key]");
    // A row of another list is not dragged here.
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
  });
  form.addEventListener("drop", (event) => event.preventDefault());
  form.addEventListener("dragend", () => {
    dragged = undefined;
    if (order() === before) return;
    form.elements.order.disabled = false;
    form.elements.order.value = order();
    form.submit();
  });

  function order() {
    return rows().map((row) => row.dataset.key).join(" ");
  }
}
