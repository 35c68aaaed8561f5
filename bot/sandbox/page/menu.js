// Menus: a button that opens a short list of deeds. Overflow elements, the shortcuts and the clock's moments are menus.

import { controlProps, send } from "./control.js";
import { h, icon, uid } from "./dom.js";
import { arrows } from "./focus.js";
import { textOf, wordsOf } from "./mrkdwn.js";
import { closePopup, isOpen, openPopup } from "./popup.js";

/**
 * A button with a menu. `items()` gives `[{ words, note, run }]` each time it opens; `empty` is said when there are none.
 * Arrow keys move, Escape and Tab close, and the focus goes back to the button.
 */
export function menuButton(button, items, { least = 220, alignEnd = false, empty = "Nothing to choose." } = {}) {
  const list = h("div", { class: "menu", role: "menu", popover: "manual", id: uid("menu"), "aria-label": button.getAttribute("aria-label") });
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  const holder = h("div", { class: "menu-holder" }, button, list);
  const entries = () => [...list.querySelectorAll("[role=menuitem]")];
  const close = (toButton) => {
    closePopup(list);
    button.setAttribute("aria-expanded", "false");
    if (toButton) button.focus();
  };
  const open = () => {
    const nodes = items().map((item) => entry(item, () => close(true)));
    list.replaceChildren(...(nodes.length ? nodes : [h("p", { class: "combo-empty" }, empty)]));
    openPopup(list, button, { least, alignEnd });
    button.setAttribute("aria-expanded", "true");
    entries()[0]?.focus();
  };
  button.addEventListener("click", () => (isOpen(list) ? close(true) : open()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    } else {
      arrows(event, entries());
    }
  });
  holder.addEventListener("focusout", (event) => {
    if (isOpen(list) && event.relatedTarget && !holder.contains(event.relatedTarget)) close(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (isOpen(list) && !holder.contains(event.target)) close(false);
  });
  return holder;
}

function entry({ words, note, run }, close) {
  return h(
    "button", {
      type: "button", role: "menuitem", class: "menu-item", tabindex: "-1",
      onclick: () => {
        close();
        run();
      },
    },
    h("span", { class: "menu-words" }, words), note && h("span", { class: "menu-note" }, note),
  );
}

/** Block Kit's overflow: three dots. */
export function overflow(part, ctx) {
  const name = part.accessibility_label ?? "More actions";
  const button = h(
    "button", { ...controlProps(part, ctx), type: "button", class: "button square", "aria-label": name },
    icon("dots"), h("span", { class: "spinner", "aria-hidden": "true" }),
  );
  const items = () => (part.options ?? []).map((option) => ({
    words: wordsOf(option.text),
    note: option.description ? textOf(option.description) : null,
    run: () => {
      if (option.url && /^https?:/i.test(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
      send(button, part, ctx, option.value);
    },
  }));
  return menuButton(button, items, { alignEnd: true });
}
