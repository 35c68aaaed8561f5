// Makes page elements from data. Data is always set as text, never as markup, so nobody can write into the page.

let counter = 0;

/** A document-wide unique id, for labels and descriptions to point at. */
export function uid(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/** An element: `on…` functions become listeners, `null` and `false` leave an attribute out. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  chat: "M4 5h16v11H10l-4 4v-4H4z",
  check: "M5 12l5 5 9-10",
  chevron: "M6 9l6 6 6-6",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18M12 7v5l4 2",
  close: "M6 6l12 12M18 6L6 18",
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M12 5v14M6 13l6 6 6-6",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12M12 9a3 3 0 100 6 3 3 0 000-6",
  home: "M4 11l8-7 8 7v9h-6v-6h-4v6H4z",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  people: "M9 11a4 4 0 100-8 4 4 0 000 8M2 21v-1a7 7 0 0114 0v1M16 3.5a4 4 0 010 7.5M22 21v-1a7 7 0 00-4-6.3",
  reply: "M9 7L4 12l5 5M4 12h9a7 7 0 017 7",
  search: "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13M15.5 15.5L20 20",
  send: "M4 4l17 8-17 8 3-8zM7 12h14",
  skip: "M5 5l9 7-9 7zM18 5v14",
  warn: "M12 3l10 18H2zM12 10v5M12 18h.01",
};

/** A decorative line icon: the words beside it, or the button's label, carry the meaning. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Words for screen readers only. */
export function hidden(text) {
  return h("span", { class: "visually-hidden" }, text);
}

/**
 * Brings the children of `container` in line with `items`, and touches only what changed.
 * A child whose signature is the same keeps its node: with its focus, its open list, its typed text.
 */
export function reconcile(container, items, { key, signature, render }) {
  const before = container.keptNodes ?? new Map();
  const after = new Map();
  for (const item of items) {
    const id = key(item);
    const sign = signature(item);
    const kept = before.get(id);
    after.set(id, kept && kept.sign === sign ? kept : { sign, node: render(item) });
  }
  const wanted = new Set([...after.values()].map((entry) => entry.node));
  for (const child of [...container.childNodes]) if (!wanted.has(child)) child.remove();
  let cursor = container.firstChild;
  for (const { node } of after.values()) {
    if (node === cursor) cursor = cursor.nextSibling;
    else container.insertBefore(node, cursor);
  }
  container.keptNodes = after;
}

/** Replaces all children, unless what they are made from is what it was. */
export function redraw(container, signature, render) {
  if (container.drawnFrom === signature) return;
  container.drawnFrom = signature;
  container.replaceChildren(...[render()].flat(Infinity).filter(Boolean));
}
