// The form for one more row: its fields are the columns of the table that is chosen.

import { findBlock, findBlocks, makeId } from "./text-blocks.js";
import { readRow, writeRow } from "./written-items.js";

const NO_TABLE = "There is no table in the text yet: “Table” above puts one in.";

// Names the tables in the form, the one with the caret first chosen. False where there is none.
export function offerTables(form, text, caret) {
  const tables = findTables(text);
  const status = document.querySelector("[data-pasted]");
  status.textContent = tables.length ? "" : NO_TABLE;
  if (!tables.length) return false;
  const chosen = findBlock(text, "table", caret);
  form.elements.table.replaceChildren(
    ...tables.map(({ caption, start }) => new Option(caption, start, false, start === chosen.start)),
  );
  form.querySelector("[data-field=table]").hidden = tables.length === 1;
  fillColumns(form, text);
  return true;
}

export function findTable(text, start) {
  return findTables(text).find((table) => table.start === Number(start));
}

function findTables(text) {
  return findBlocks(text)
    .filter(({ name }) => name === "table")
    .map((block) => {
      const caption = block.words.replace(/\s*\{#[^}]*\}\s*$/, "");
      const rows = [...text.slice(block.start, block.end).matchAll(/^[ \t]*\|.*$/gm)].map(({ 0: line, index }) => ({
        line,
        end: block.start + index + line.length,
      }));
      return { ...block, caption, rows, text };
    })
    .filter(({ rows }) => rows.length > 1);
}

export function fillColumns(form, text) {
  const table = findTable(text, form.elements.table.value);
  for (const old of form.querySelectorAll("[data-column]")) old.remove();
  const fields = readRow(table.rows[0].line).map(drawColumn);
  form.querySelector("[data-field=table]").after(...fields);
  const isChosen = table.rows.some(({ line }) => line.includes("{option "));
  form.querySelector("[data-field=option]").hidden = !isChosen;
}

function drawColumn(name, number) {
  const field = document.createElement("div");
  field.className = "dialog__field";
  field.dataset.column = "";
  const label = Object.assign(document.createElement("label"), { htmlFor: `add-row-${number}`, textContent: `${name}:` });
  const input = Object.assign(document.createElement("input"), { type: "text", id: `add-row-${number}`, required: true });
  field.append(label, input);
  return field;
}

// The row as it is written, and where it goes: behind the row with the caret, else behind the last.
export function readRowForm(form, table, caret) {
  const cells = [...form.querySelectorAll("[data-column] input")].map(({ value }) => value);
  const isChosen = !form.querySelector("[data-field=option]").hidden;
  const option = isChosen ? form.elements.option.value || makeId(cells[0], "") : "";
  const body = table.rows.slice(2);
  const beside = body.find(({ end, line }) => end - line.length <= caret && caret <= end);
  return { row: writeRow(cells, option), place: (beside ?? table.rows.at(-1)).end };
}
