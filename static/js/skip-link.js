// The skip link moves the focus, too: a screen reader goes on from there. Not for good, as a
// click in the text would then send the next Tab back to its start.

document.querySelector(".skip-link").addEventListener("click", () => {
  const main = document.querySelector("main");
  main.tabIndex = -1;
  main.addEventListener("blur", () => main.removeAttribute("tabindex"), { once: true });
  main.focus();
});
