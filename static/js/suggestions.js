// Suggestions while a reader types a question: a combobox with a list of places to go to.
// Without this file the form searches by itself.

const input = document.querySelector("[data-suggestions]");
const list = document.querySelector("#suggestions");
const form = document.querySelector("[data-suggestion]").content.firstElementChild;
const said = document.querySelector("[data-said]");
let wait, turn = 0;

for (const [name, value] of [
  ["role", "combobox"],
  ["aria-autocomplete", "list"],
  ["aria-controls", list.id],
  ["aria-expanded", "false"],
]) {
  input.setAttribute(name, value);
}
input.addEventListener("input", () => {
  clearTimeout(wait);
  wait = setTimeout(ask, 150);
});
input.addEventListener("keydown", press);
input.addEventListener("blur", close);
// The focus stays in the field while the list is clicked.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));

async function ask() {
  const mine = ++turn;
  const query = new URLSearchParams({ q: input.value });
  const answer = await fetch(`${input.dataset.suggestions}?${query}`).catch(() => null);
  const found = answer?.ok ? (await answer.json()).suggestions : [];
  if (mine === turn && document.activeElement === input) show(found);
}

function show(found) {
  list.replaceChildren(...found.map(option));
  choose(null);
  list.hidden = !found.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  said.textContent = found.length ? `Suggestions: ${found.length}. Use the arrow keys.` : "";
}

function option({ title, place, address }, index) {
  const one = form.cloneNode(true);
  one.id = `suggestion-${index}`;
  one.dataset.address = address;
  [one.firstElementChild.textContent, one.lastElementChild.textContent] = [title, place];
  return one;
}

function press(event) {
  const chosen = list.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = [null, ...list.children];
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (list.hidden) ask();
    else choose(all.at((all.indexOf(chosen) + step) % all.length));
  } else if (event.key === "Escape" && !list.hidden) close();
  else if (event.key === "Enter" && chosen) go(chosen);
  else return;
  event.preventDefault();
}

function choose(chosen) {
  for (const one of list.children) one.setAttribute("aria-selected", String(one === chosen));
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
  else input.removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}

function go(chosen) {
  if (chosen) location.assign(chosen.dataset.address);
}

function close() {
  turn += 1;
  clearTimeout(wait);
  show([]);
}
