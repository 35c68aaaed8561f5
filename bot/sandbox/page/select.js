// Select menus, one or many, static, searched for by the app, or of people: one combobox with a filter and a list.

import { changed, controlProps, nameFor } from "./control.js";
import { h, icon, uid } from "./dom.js";
import { announce } from "./focus.js";
import { wordsOf } from "./mrkdwn.js";
import { closePopup, isOpen, openPopup } from "./popup.js";
import { state } from "./state.js";

/** The element as Slack describes it; `{value, words, note, group}` inside. */
export function select(part, ctx) {
  return new Combobox(part, ctx).node;
}

function optionsOf(part) {
  if (part.type.endsWith("users_select")) {
    return (state.data?.people ?? []).map((person) => ({ value: person.id, words: person.name, note: person.title }));
  }
  const groups = part.option_groups ?? [{ label: null, options: part.options ?? [] }];
  return groups.flatMap((group) => group.options.map((option) => choice(option, group.label && wordsOf(group.label))));
}

function choice(option, group = null) {
  const note = option.description ? wordsOf(option.description) : null;
  return { value: option.value, words: wordsOf(option.text), note, group, option };
}

class Combobox {
  constructor(part, ctx) {
    Object.assign(this, { part, ctx, many: part.type.startsWith("multi_"), external: part.type.includes("external") });
    this.all = this.external ? ctx.draft.knownOptions(ctx.block, part).map((option) => choice(option)) : optionsOf(part);
    this.chosen = [ctx.draft.get(ctx.block, part)].flat().filter((value) => value !== null && value !== undefined);
    this.sent = JSON.stringify(this.chosen);
    this.active = -1;
    this.build();
  }

  build() {
    const listId = uid("list");
    this.input = h("input", {
      ...controlProps(this.part, this.ctx), ...nameFor(this.part, this.ctx, "Choose"),
      type: "text", role: "combobox", class: "combo-input", autocomplete: "off", spellcheck: "false",
      "aria-controls": listId, "aria-expanded": "false", "aria-autocomplete": "list",
      onclick: () => this.open(),
      oninput: () => this.filter(),
      onkeydown: (event) => this.key(event),
      onblur: () => this.leave(),
    });
    this.tokens = h("span", { class: "tokens" });
    const box = h("div", { class: "combo-box", onmousedown: (event) => this.pressBox(event) },
      this.tokens, this.input, h("span", { class: "opener" }, icon("chevron")));
    this.list = h("div", {
      class: "combo-list", role: "listbox", popover: "manual", id: listId, "aria-label": "Choices",
      "aria-multiselectable": this.many ? "true" : null, onmousedown: (event) => event.preventDefault(),
    });
    this.node = h("div", { class: `combo ${this.many ? "many" : "one"}` }, box, this.list);
    this.box = box;
    this.showChosen();
  }

  words(value) {
    return this.all.find((item) => item.value === value)?.words ?? value;
  }

  showChosen() {
    const placeholder = this.part.placeholder ? wordsOf(this.part.placeholder) : "Choose";
    if (this.many) {
      this.tokens.replaceChildren(...this.chosen.map((value) => this.token(value)));
      this.input.placeholder = this.chosen.length ? "" : placeholder;
    } else {
      this.input.value = this.chosen.length ? this.words(this.chosen[0]) : "";
      this.input.placeholder = placeholder;
    }
  }

  token(value) {
    const words = this.words(value);
    const remove = h("button", {
      type: "button", class: "token-remove", "aria-label": `Remove ${words}`,
      onclick: () => {
        this.toggle(value);
        this.commit();
        this.input.focus();
      },
    }, icon("close"));
    return h("span", { class: "token" }, h("span", { class: "token-words" }, words), remove);
  }

  pressBox(event) {
    if (event.target === this.input || event.target.closest("button")) return;
    event.preventDefault();
    this.input.focus();
    this.open();
  }

  /** Opened by a click or a key the words there are selected; opened by typing they are the filter. */
  open({ typing = false } = {}) {
    if (isOpen(this.list)) return;
    this.query = "";
    if (!this.many && !typing) this.input.select();
    openPopup(this.list, this.box);
    this.input.setAttribute("aria-expanded", "true");
    this.draw();
    if (this.external) this.search();
  }

  close() {
    closePopup(this.list);
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }

  filter() {
    this.open({ typing: true });
    this.query = this.input.value.trim();
    if (this.external) this.search();
    else this.draw();
  }

  /** Asks the app for options; an answer to an older question is dropped. */
  async search() {
    const asked = this.query;
    const least = this.part.min_query_length ?? 3;
    if (asked.length < least) {
      this.note = `Type ${least} or more characters to search.`;
      this.draw();
      return;
    }
    this.note = "Searching…";
    this.draw();
    const found = await this.ctx.options(this.ctx.block, this.part, asked).catch(() => null);
    if (asked !== this.query || !isOpen(this.list)) return;
    this.note = found === null ? "The search did not answer. Try again." : null;
    this.ctx.draft.remember(this.ctx.block, this.part, found ?? []);
    this.found = (found ?? []).map((option) => choice(option));
    this.all = [...this.found, ...this.all.filter((old) => !this.found.some((item) => item.value === old.value))];
    this.draw();
  }

  matching() {
    if (this.external) return this.note ? [] : (this.found ?? []);
    const wanted = this.query.toLowerCase();
    return this.all.filter((item) => `${item.words} ${item.note ?? ""} ${item.group ?? ""}`.toLowerCase().includes(wanted));
  }

  draw() {
    this.shown = this.matching();
    const nodes = [];
    let group = null;
    for (const [index, item] of this.shown.entries()) {
      if (item.group && item.group !== group) nodes.push(h("div", { class: "combo-group", role: "presentation" }, item.group));
      group = item.group;
      nodes.push(this.optionNode(item, index));
    }
    const empty = this.note ?? "Nothing matches.";
    this.list.replaceChildren(...(nodes.length ? nodes : [h("div", { class: "combo-empty", role: "presentation" }, empty)]));
    const at = this.shown.findIndex((item) => this.chosen.includes(item.value));
    this.point(this.query ? (this.shown.length ? 0 : -1) : this.many ? Math.min(this.active, this.shown.length - 1) : at);
    if (!nodes.length) announce(empty);
    this.list.placeAgain?.();
  }

  optionNode(item, index) {
    const chosen = this.chosen.includes(item.value);
    return h(
      "div", {
        class: "combo-option", role: "option", id: `${this.list.id}-${index}`, "aria-selected": String(chosen),
        "data-value": item.value, onclick: () => this.pick(item.value),
      },
      h("span", { class: "tick" }, chosen && icon("check")),
      h("span", { class: "combo-words" }, item.words, item.note && h("span", { class: "combo-note" }, item.note)),
    );
  }

  /** Moves the mark that Enter picks. */
  point(index) {
    this.list.querySelector(".pointed")?.classList.remove("pointed");
    this.active = index;
    const node = this.list.querySelector(`#${this.list.id}-${index}`);
    if (!node) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    node.classList.add("pointed");
    node.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", node.id);
  }

  key(event) {
    const open = isOpen(this.list);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return this.open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = this.shown.length;
      return count ? this.point((this.active + step + count + (this.active < 0 && step < 0 ? 1 : 0)) % count) : null;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (!open) return this.open();
      return this.shown[this.active] ? this.pick(this.shown[this.active].value) : null;
    }
    if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      return this.leave();
    }
    if (event.key === "Backspace" && this.many && this.input.value === "" && this.chosen.length) {
      this.toggle(this.chosen[this.chosen.length - 1]);
      return open ? null : this.commit();
    }
    return null;
  }

  pick(value) {
    if (this.many) {
      this.input.value = "";
      this.query = "";
      this.toggle(value);
      return;
    }
    this.chosen = [value];
    this.close();
    this.showChosen();
    this.commit();
  }

  toggle(value) {
    const most = this.part.max_selected_items ?? Infinity;
    const without = this.chosen.filter((item) => item !== value);
    if (without.length === this.chosen.length && without.length >= most) {
      announce(`You can choose ${most} at most.`);
      return;
    }
    this.chosen = without.length === this.chosen.length ? [...this.chosen, value] : without;
    this.showChosen();
    this.keep();
    if (isOpen(this.list)) this.draw();
  }

  value() {
    return this.many ? this.chosen : (this.chosen[0] ?? null);
  }

  keep() {
    this.ctx.draft.set(this.ctx.block, this.part, this.value());
  }

  /** Leaving closes the list; words that were only a filter go away; an emptied single select is cleared. */
  leave() {
    if (!isOpen(this.list)) return;
    this.close();
    if (!this.many && this.input.value === "" && !this.ctx.required) this.chosen = [];
    if (this.many) this.input.value = "";
    this.showChosen();
    this.commit();
  }

  commit() {
    const now = JSON.stringify(this.chosen);
    if (now === this.sent) return;
    this.sent = now;
    changed(this.node, this.part, this.ctx, this.value());
  }
}
