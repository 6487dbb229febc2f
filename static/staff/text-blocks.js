// The blocks of a text, and what stands in them, as places in characters.

const FENCE = /^(:{3,})[ \t]*(.*)$/gm;

// Each block that is closed: its name, the words behind that, where what it holds starts and ends, and
// where its closing line does.
export function findBlocks(text) {
  const open = [];
  const found = [];
  for (const { 0: line, 1: colons, 2: words, index } of text.matchAll(FENCE)) {
    if (words) {
      const [name, ...rest] = words.split(" ");
      open.push({ name, words: rest.join(" "), colons: colons.length, start: index + line.length + 1 });
    } else {
      const closed = open.findLastIndex((block) => block.colons <= colons.length);
      if (closed !== -1) found.push({ ...open.splice(closed)[0], end: index, close: index + line.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

// The block of that name with the caret in it, else the last one of the text.
export function findBlock(text, name, caret) {
  const named = findBlocks(text).filter((block) => block.name === name);
  return named.findLast(({ start, end }) => start <= caret && caret <= end) ?? named.at(-1);
}

// Where a block of three colons may stand: at this place, or behind the block around it, which such a
// block would end.
export function placeForBlock(text, place) {
  const around = findBlocks(text).find(({ colons, start, end }) => colons === 3 && start <= place && place <= end);
  return around ? around.close : place;
}

// Where each item of a block starts and ends. `start` matches at the start of each.
export function findItems(text, block, start) {
  const starts = [...text.slice(block.start, block.end).matchAll(start)].map(({ index }) => block.start + index);
  return starts.map((place, i) => {
    const end = starts[i + 1] ?? block.end;
    return { start: place, end: place + text.slice(place, end).trimEnd().length };
  });
}

// An id for these words that no other place of the text has.
export function makeId(words, text, atMost = 50) {
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const id = plain.match(/[a-z0-9]+/g)?.join("-").replace(/^[^a-z]+/, "").slice(0, atMost).replace(/-$/, "") || "item";
  let found = id;
  for (let count = 2; text.includes(`{#${found}}`); count++) found = `${id}-${count}`;
  return found;
}
