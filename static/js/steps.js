// Sends the form of a tick in the background: no reload, the focus stays, and what is shown is
// what the server has kept. Without this file the same forms work by themselves.

const list = document.querySelector("[data-ticks]");
let queue = Promise.resolve();

if (list) addEventListener("submit", mark);

function mark(event) {
  const form = event.target;
  if (!form.dataset.tick) return;
  event.preventDefault();
  const wanted = form.elements.done.value;
  const send = () => save(form, wanted);
  // One after another, in other tabs of this browser too: quick taps lose nothing. A browser
  // that blocks cookies refuses the lock; then there is nothing to be lost.
  queue = queue.then(() => navigator.locks?.request("steps", send).catch(send) ?? send());
}

async function save(form, wanted) {
  try {
    const body = new URLSearchParams({ done: wanted });
    const saved = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (saved.type !== "opaqueredirect") throw new Error("The site did not save it.");
    const { done, actions } = await (await fetch(list.dataset.ticks)).json();
    show(done, actions);
    const isDone = [...done, ...actions].includes(form.dataset.tick);
    if (isDone !== (wanted === "1")) throw new Error("Your browser blocks cookies.");
    say(form, "", isDone ? "Done." : "Not done.");
  } catch (error) {
    const reason = error instanceof TypeError ? "You seem to be offline." : error.message;
    say(form, `Not saved. ${reason} Please try again, or print this page and use a pen.`);
  }
}

function say(form, problem, words = problem) {
  form.querySelector("[data-problem]").textContent = problem;
  list.querySelector("[data-said]").textContent = words;
}

function show(done, actions) {
  for (const form of document.querySelectorAll("[data-tick]")) {
    const isDone = [...done, ...actions].includes(form.dataset.tick);
    form.classList.toggle("is-done", isDone);
    form.elements.done.value = isDone ? "0" : "1";
    for (const part of form.querySelectorAll("[data-open]")) {
      part.textContent = isDone ? part.dataset.done : part.dataset.open;
    }
    const box = form.nextElementSibling.firstElementChild;
    box?.classList.toggle("step-paper__box--ticked", isDone);
  }
  list.querySelector("[data-count]").textContent = done.length;
  list.querySelector("progress").value = done.length;
  document.querySelector("[data-clear]").hidden = !done.length && !actions.length;
}
