// One item as it is written: from what a form says, and the text that it goes into, to Markdown.

import { makeId } from "./text-blocks.js";

const LONGEST_TICK = 60;
const oneLine = (words) => words.replace(/\s+/g, " ").trim();

export function writeWord({ term, say, meaning }, text) {
  const sound = say ? `Say: ${oneLine(say).replace(/\.$/, "")}. ` : "";
  return `${oneLine(term)} {#${makeId(term, text)}}\n: ${sound}${oneLine(meaning)}`;
}

// `mark` is that of the block's other questions.
export function writeQuestion({ question, answer }, text, mark) {
  const asked = oneLine(question).replace(/[.?]*$/, "?");
  return `${mark} ${asked} {#${makeId(asked, text)}}\n${answer.trim()}`;
}

export function writeStep({ title, words, actions }, text) {
  let taken = text;
  const name = (said) => {
    const id = makeId(said, taken, LONGEST_TICK);
    taken += `{#${id}}`;
    return `${oneLine(said)} {#${id}}`;
  };
  const heading = `### ${name(title)}\n${words.trim()}`;
  const lines = actions.split("\n").map((line) => line.replace(/^\s*[-*•]\s+/, "").trim());
  const listed = lines.filter(Boolean).map((line) => `- ${name(line)}`);
  return listed.length ? `${heading}\n\n${listed.join("\n")}` : heading;
}

// `option` is empty where the table's rows cannot be chosen.
export function writeRow(cells, option) {
  const [first, ...rest] = cells.map((cell) => oneLine(cell).replace(/(?<!\\)\|/g, "\\|"));
  return `| ${[option ? `${first} {option ${option}}` : first, ...rest].join(" | ")} |`;
}

// The cells of a row. A bar with a backslash before it is part of a cell.
export function readRow(line) {
  const row = line.trim().replace(/^\||(?<!\\)\|$/g, "");
  return row.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, "|").trim());
}
