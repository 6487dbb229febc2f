// The page /keep/: keeps the guide in this browser, and removes it. The worker does the keeping.

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
    const { installing, waiting, active } = await workers.register(part.dataset.worker);
    await fill(installing ?? waiting ?? active);
    await tell();
  } catch {
    await remove().catch(() => {});
    show("failed");
  }
}

function fill(worker) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: isKept }) => (isKept ? resolve() : reject(new Error("Not all.")));
    worker.postMessage("keep", [port2]);
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
