// Keeps the guide in a browser whose reader asked for that at /keep/. The network goes first:
// a kept page is shown where no answer comes, and says so. Nothing is kept that knows who reads.

const KEPT = "guide";
const LIST = "/keep/pages.json";
// Milliseconds for a network that is there and does not answer.
const PATIENCE = 6000;
// Whatever a stored answer varies with, there is one of each.
const ANY = { ignoreVary: true };

addEventListener("install", () => skipWaiting());

// Asked by the page: keep the guide, and say if it is all there.
addEventListener("message", (event) => {
  const [page] = event.ports;
  const say = (isKept) => page.postMessage(isKept);
  event.waitUntil(update(true).then(() => say(true), () => say(false)));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || pathname.startsWith("/admin/")) return;
  if (request.mode === "navigate") {
    if (request.method === "GET") event.respondWith(read(event, pathname));
    // What another site sends goes its own way: from here it would look like ours.
    else if (request.referrer.startsWith(origin)) event.respondWith(send(request));
  } else if (/^\/(static|media)\//.test(pathname)) event.respondWith(load(request, pathname));
});

// A page: from the network, or as it is kept.
async function read(event, pathname) {
  // With the list all of it is there.
  const kept = (await find(LIST)) && (await find(pathname.replace(/\/?$/, "/")));
  let why = "Your network is too slow.";
  try {
    const answer = fetch(event.request);
    const first = await (kept ? Promise.race([answer, wait(PATIENCE)]) : answer);
    if (first && (first.status < 500 || !kept)) {
      event.waitUntil(update().catch(() => {}));
      return first;
    }
    if (first) why = "This site does not work at the moment.";
  } catch {
    if (!kept) return find("/keep/not-kept/");
    why = navigator.onLine ? "This site cannot be reached." : "You have no network.";
  }
  return show(kept, why);
}

// The page with a banner: why it is shown, of which day it is, and its version.
async function show(kept, why) {
  const listed = await find(LIST);
  const { banner, pages } = await listed.json();
  const html = await kept.text();
  const number = html.match(/Version&nbsp;(\d+)/)?.[1];
  // It was still like this when the list came.
  const dates = [kept, listed].map(({ headers }) => new Date(headers.get("Date")));
  const words = {
    why,
    day: new Date(Math.max(...dates)).toLocaleDateString("en-GB", { dateStyle: "long" }),
    version: number ? ` (version ${number})` : "",
    note: pages.find(({ address }) => address === pathOf(kept)).note ?? "",
  };
  const said = banner.replace(/{(\w+)}/g, (_, name) => words[name]);
  return new Response(html.replace('<main id="main">', (main) => main + said), kept);
}

// A form: to the network, or not at all.
function send(request) {
  return fetch(request).catch(async () => {
    const page = await find("/keep/not-sent/");
    const html = (await page.text()).replace('href="/?back"', `href="${request.referrer}"`);
    return new Response(html, page);
  });
}

// A file has another name when it is another. Of a picture one size is kept, which stands for all.
async function load(request, pathname) {
  return (await find(pathname)) ?? fetch(request).catch(() => findPicture(pathname));
}

async function findPicture(pathname) {
  const [picture] = pathname.match(/.*\d+x\d+/) ?? ["no picture"];
  const kept = await (await caches.open(KEPT)).keys();
  const size = kept.find((each) => pathOf(each).startsWith(picture));
  return size ? find(size) : Response.error();
}

// Makes what is kept the same as what is live.
async function update(isAsked) {
  // What the reader removed meanwhile stays so.
  if (!isAsked && !(await caches.has(KEPT))) return;
  const cache = await caches.open(KEPT);
  const answer = await ask(LIST);
  // The site offers this no more.
  if (answer.status === 404 || answer.status === 410) await remove();
  if (!answer.ok) throw new Error(`${LIST}: ${answer.status}`);
  const text = await answer.clone().text();
  const former = await find(LIST);
  if (text !== (await former?.text())) await keepAll(cache, JSON.parse(text));
  await cache.put(LIST, answer);
}

// Help comes first. Where it breaks off, the next one goes on from there.
async function keepAll(cache, { pages, files }) {
  const [first, ...others] = pages.map(({ address }) => address);
  const wanted = new Set([LIST, first, ...others, ...files]);
  const drop = async (isOver) => {
    for (const each of await cache.keys()) {
      const path = pathOf(each);
      if (!wanted.has(path) && isOver(path)) await cache.delete(each, ANY);
    }
  };
  // Withdrawn pages at once, files only when no kept page needs them.
  await drop(isPage);
  await Promise.all([first, ...files].map((address) => keep(cache, address)));
  await Promise.all(others.map((address) => keep(cache, address)));
  await drop(() => true);
}

async function keep(cache, address) {
  const kept = await find(address);
  if (kept && !isPage(address)) return;
  const answer = await ask(address, kept && { "If-None-Match": kept.headers.get("ETag") });
  if (answer.ok) await cache.put(address, answer);
  else if (answer.status !== 304) throw new Error(`${address}: ${answer.status}`);
}

async function remove() {
  await registration.unregister();
  await caches.delete(KEPT);
}

// As somebody asks whom the site does not know, without ticks and without the bar of staff; and so
// that nothing is kept in another place.
function ask(address, headers) {
  return fetch(address, { credentials: "omit", cache: "no-store", redirect: "error", headers });
}

function find(address) {
  return caches.match(address, ANY);
}

function isPage(path) {
  return path.endsWith("/");
}

function pathOf({ url }) {
  return new URL(url).pathname;
}

function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
