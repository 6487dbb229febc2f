// The page /keep/: keeps the guide in this browser, and removes it. The worker that is put in does
// the keeping, and stands ready once all is there.

const part = document.querySelector("[data-worker]");
const button = part.querySelector("button");
const workers = navigator.serviceWorker;
let state;

if (workers) {
  button.addEventListener("click", press);
  button.hidden = false;
  tell().catch(() => show("off"));
}

async function press() {
  const was = state;
  if (was === "working") return;
  show("working");
  try {
    await remove();
    if (was === "kept") return show("removed");
    const { installing } = await workers.register(part.dataset.worker);
    await ready(installing);
    await tell();
  } catch {
    await remove().catch(() => {});
    show("failed");
  }
}

function ready(worker) {
  return new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("Not all of it came."));
    });
  });
}

// How much is kept, and of which day.
async function tell() {
  let bytes = 0;
  for (const name of await caches.keys()) {
    for (const answer of await (await caches.open(name)).matchAll()) {
      bytes += (await answer.blob()).size;
    }
  }
  const list = await caches.match(part.dataset.list, { ignoreVary: true });
  const day = new Date(list.headers.get("Date"));
  part.querySelector("[data-size]").textContent = (bytes / 1e6).toFixed(1);
  part.querySelector("[data-day]").textContent = day.toLocaleDateString("en-GB", {
    dateStyle: "long",
  });
  show("kept");
}

async function remove() {
  for (const registration of await workers.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}

function show(now) {
  state = now;
  for (const each of part.querySelectorAll("[data-when]")) {
    each.hidden = !each.dataset.when.split(" ").includes(now);
  }
}
