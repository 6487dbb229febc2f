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

  const STYLES = [
    ...["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode"],
    ...["fontSize", "fontWeight", "textShadow", "textDecorationLine", "position", "display"],
    ...["visibility"],
  ];

  const hasWords = ({ childNodes }) =>
    [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

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

  const lookOf = (element, around = "") => {
    const style = getComputedStyle(element);
    const own = [element.localName, element.getAttribute("class"), hasWords(element)];
    own.push(element.checkVisibility(), isDisabled(element), ...STYLES.map((name) => style[name]));
    return shorten(`${around}|${own.join("|")}`);
  };

  // Ask the rules on colour of one element of each look that is not known. Returns those looks.
  window.askOnlyOfNewLooks = (known) => {
    const looks = new Map();
    // Parents come first.
    for (const element of document.querySelectorAll("*")) {
      looks.set(element, lookOf(element, looks.get(element.parentElement)));
    }
    const first = new Map();
    for (const [element, look] of looks) if (!first.has(look)) first.set(look, element);
    known.forEach((look) => first.delete(look));
    isNew = (element) => first.get(looks.get(element)) === element;
    return [...first.keys()];
  };
}
