// Runs once in a page after axe: how it is asked about colours. Gives `askOnlyOfNewLooks`.
(rulesOnColour) => {
  // axe reads each colour of each element anew, and an oklch() takes it half of all its time: here
  // it reads each one once.
  const { Color } = axe.commons.color;
  const { parseString } = Color.prototype;
  const colours = new Map();
  Color.prototype.parseString = function (text) {
    if (!colours.has(text)) colours.set(text, parseString.call(new Color(), text));
    const { r, g, b, alpha } = colours.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };

  // The number and the line beside a step are drawn by CSS. Left alone, axe gives no answer about
  // any colour in a box with such a part.
  axe._audit.checks["color-contrast"].options.ignorePseudo = true;

  let isNew = () => true;
  for (const rule of axe._audit.rules.filter(({ id }) => rulesOnColour.includes(id))) {
    const { matches } = rule;
    rule.matches = (element, ...more) => isNew(element) && matches.call(rule, element, ...more);
  }

  // What colours words, and what colours all that stands in an element.
  const OF_WORDS = [
    ...["color", "textShadow", "textDecorationLine", "display", "position", "visibility"],
    ...["clip", "clipPath"],
  ];
  const AROUND = {
    backgroundColor: "rgba(0, 0, 0, 0)",
    backgroundImage: "none",
    opacity: "1",
    filter: "none",
    mixBlendMode: "normal",
    position: "static",
  };

  // Large words may be paler: WCAG 2.2, "large scale". In CSS pixels.
  const isLarge = ({ fontSize, fontWeight }) =>
    parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);

  const hasWords = (element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  const isDisabled = (element) => element.matches(":disabled, [aria-disabled=true]");

  // A number of 53 bits for each look: a text of each would be as long as the page.
  const shorten = (text) => {
    let [high, low] = [1, 2];
    for (let place = 0; place < text.length; place += 1) {
      const unit = text.charCodeAt(place);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
  };

  // Ask the rules on colour of one element of each look that is not known. Returns those looks.
  window.askOnlyOfNewLooks = (known) => {
    const [grounds, first] = [new Map(), new Map()];
    // Parents come first.
    for (const element of document.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const own = Object.keys(AROUND).map((name) => style[name]);
      const isPlain = own.every((value, place) => value === Object.values(AROUND)[place]);
      const around = grounds.get(element.parentElement) ?? 0;
      const ground = isPlain ? around : shorten(`${around}|${own.join("|")}`);
      grounds.set(element, ground);
      if (!hasWords(element) || !element.checkVisibility()) continue;
      // A link is told by its colour from the words around it.
      const beside = element.localName === "a" && getComputedStyle(element.parentElement).color;
      const words = OF_WORDS.map((name) => style[name]);
      const look = shorten(
        [ground, beside, isDisabled(element), isLarge(style), ...words].join("|"),
      );
      if (!first.has(look)) first.set(look, element);
    }
    known.forEach((look) => first.delete(look));
    const asked = new Set(first.values());
    isNew = (element) => asked.has(element);
    return [...first.keys()];
  };
}
