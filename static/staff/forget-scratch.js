// Signing out: what this account wrote and did not save leaves the browser, before the answer comes.
// Nothing of it holds the signing out up.

import { removeCopiesOf } from "./scratch-store.js";

const form = document.querySelector("#logout-form");

form?.addEventListener("submit", () => removeCopiesOf(form.dataset.account));
