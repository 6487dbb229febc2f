// Copies of words that nobody saved yet, in this browser. They are in IndexedDB, which has them on
// the disk at once: localStorage may wait a minute, and what it holds till then dies with the browser.
// Where a browser stores nothing, or does not answer, there are no copies, and nothing else waits.

const STORE = "copies";
const MOST_MILLISECONDS = 1000;

let opened;

export function readCopy(key) {
  return inStore("readonly", (store) => store.get(key));
}

export function writeCopy(key, copy) {
  return inStore("readwrite", (store) => store.put(copy, key));
}

export function removeCopies(...keys) {
  return inStore("readwrite", (store) => keys.forEach((key) => store.delete(key)));
}

export function removeCopiesOf(account) {
  const all = IDBKeyRange.bound(`${account}:`, `${account}:\uffff`);
  return inStore("readwrite", (store) => store.delete(all));
}

// What the request gives once it is done for good; nothing where it fails.
function inStore(mode, ask) {
  const late = new Promise((resolve) => setTimeout(resolve, MOST_MILLISECONDS));
  return Promise.race([askStore(mode, ask), late]);
}

async function askStore(mode, ask) {
  try {
    opened ??= open();
    const transaction = (await opened).transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    return request?.result;
  } catch {
    return undefined;
  }
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("scratch", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
}
