// Ctrl+K (or Cmd+K): choose a person by typing a few letters of their name or job.

import { avatar } from "./avatar.js";
import { h, icon, uid } from "./dom.js";
import { choose, state } from "./state.js";

/** Ctrl+K anywhere on the page, unless a dialog is open already. */
export function listenForSwitcher() {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    openSwitcher();
  });
}

export function openSwitcher() {
  if (document.querySelector("dialog[open]") || !state.data) return;
  const opener = document.activeElement;
  const listId = uid("switch");
  let shown = [];
  let at = 0;
  const input = h("input", {
    type: "text", role: "combobox", class: "switch-input", placeholder: "Name or job", autocomplete: "off",
    spellcheck: "false", "aria-label": "Choose a person", "aria-controls": listId, "aria-expanded": "true",
    "aria-autocomplete": "list", oninput: () => draw(0), onkeydown: (event) => key(event),
  });
  const list = h("div", { role: "listbox", id: listId, class: "switch-list", "aria-label": "People" });
  const box = h("dialog", { class: "switcher", "aria-label": "Choose a person" },
    h("div", { class: "switch-head" }, icon("search"), input), list);

  const close = () => {
    box.close();
    box.remove();
    if (opener?.isConnected) opener.focus();
  };
  const pick = (person) => {
    close();
    choose(person.id).then(() => document.querySelector(".composer textarea")?.focus());
  };
  const draw = (to) => {
    const wanted = input.value.trim().toLowerCase();
    shown = state.data.people.filter((one) => `${one.name} ${one.title}`.toLowerCase().includes(wanted));
    at = shown.length ? (to + shown.length) % shown.length : -1;
    list.replaceChildren(...shown.map((person, index) => h(
      "div", {
        role: "option", id: `${listId}-${index}`, "aria-selected": String(index === at),
        class: `switch-option${index === at ? " pointed" : ""}`, onclick: () => pick(person),
      },
      avatar(person), h("span", { class: "who" }, h("span", { class: "name" }, person.name), h("span", { class: "title" }, person.title)),
    )));
    if (!shown.length) list.append(h("p", { class: "combo-empty" }, "Nobody matches."));
    input.setAttribute("aria-activedescendant", at < 0 ? "" : `${listId}-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      draw(at + step);
    } else if (event.key === "Enter" && shown[at]) {
      event.preventDefault();
      pick(shown[at]);
    } else if (event.key === "Tab") {
      event.preventDefault();
    }
  };
  box.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  box.addEventListener("click", (event) => {
    if (event.target === box) close();
  });
  document.body.append(box);
  draw(0);
  box.showModal();
  input.focus();
}
