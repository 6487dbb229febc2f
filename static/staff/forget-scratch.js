// Signing out: what this account wrote and did not save leaves the browser.

import { removeCopiesOf } from "./scratch-store.js";

const form = document.querySelector("#logout-form");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await removeCopiesOf(form.dataset.account);
  form.submit();
});
