// Saving sends the words in the background, so that they stay on the page when the network drops.
// What the site wants to ask back, it asks as it does without script.

const NOT_SAVED = {
  400: "Not saved: the text is too long for the site. Split the page in two.",
  413: "Not saved: the text is too long for the site. Split the page in two.",
  offline: "Not saved: the site cannot be reached. Your text is still here: try again in a moment.",
  other: "Not saved: the site could not keep it now. Your text is still here: try again in a moment.",
};
// The form again with its errors, or the page that keeps a text until its author has signed in.
const ASKS_BACK = [200, 403, 429];
const MOST_SECONDS = 30;

const form = document.querySelector("[data-editor]")?.closest("form");
const status = document.querySelector("[data-save-status]");
let isSaving = false;

if (form && status && "submitter" in SubmitEvent.prototype) form.addEventListener("submit", save);

async function save(event) {
  event.preventDefault();
  if (isSaving) return;
  isSaving = true;
  status.textContent = "Saving …";
  try {
    await send(event.submitter);
  } catch (error) {
    const isLost = error instanceof TypeError || error.name === "TimeoutError";
    status.textContent = isLost ? NOT_SAVED.offline : error.message;
    form.dispatchEvent(new CustomEvent("refused"));
  }
  isSaving = false;
}

async function send(button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.set(button.name, button.value);
  const answer = await fetch(form.action, {
    method: "POST",
    body,
    headers: { "X-Saved-In-Background": "yes" },
    redirect: "manual",
    signal: AbortSignal.timeout(MOST_SECONDS * 1000),
  });
  if (answer.headers.get("Content-Type")?.includes("json")) {
    const { address } = await answer.json();
    const awaited = [];
    const detail = { button, waitFor: (promise) => awaited.push(promise) };
    form.dispatchEvent(new CustomEvent("saved", { detail }));
    await Promise.all(awaited);
    location.assign(address);
  } else if (ASKS_BACK.includes(answer.status) || answer.type === "opaqueredirect") {
    sendAsWithoutScript(button);
  } else {
    throw new Error(NOT_SAVED[answer.status] ?? NOT_SAVED.other);
  }
}

function sendAsWithoutScript(button) {
  if (button?.name) {
    const pressed = Object.assign(document.createElement("input"), { type: "hidden" });
    [pressed.name, pressed.value] = [button.name, button.value];
    form.append(pressed);
  }
  form.dispatchEvent(new CustomEvent("sent"));
  HTMLFormElement.prototype.submit.call(form);
}
