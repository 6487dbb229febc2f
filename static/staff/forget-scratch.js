// Signing out: what this account wrote and did not save leaves the browser.

const form = document.querySelector("#logout-form");

form?.addEventListener("submit", () => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`scratch:${form.dataset.account}:`)) localStorage.removeItem(key);
    }
  } catch {
    // A browser without storage has nothing to forget.
  }
});
