// Where a person writes: a message, or "/" and a command with its suggestions.

import { h, icon, uid } from "./dom.js";
import { announce } from "./focus.js";
import { menuButton } from "./menu.js";
import { closePopup, isOpen, openPopup } from "./popup.js";
import { act, loaded, state, update } from "./state.js";
import { matching, suggestions } from "./suggestions.js";
import { trouble } from "./trouble.js";

/** The composer of the conversation, or of a thread, where commands do not work (as in Slack). */
export function composer({ thread = null } = {}) {
  return new Composer(thread).node;
}

class Composer {
  constructor(thread) {
    this.thread = thread;
    this.shown = [];
    this.active = -1;
    this.build();
  }

  build() {
    const listId = uid("suggest");
    const label = this.thread ? "Reply in this thread" : "Message the app";
    this.box = h("textarea", {
      rows: 1, "aria-label": label, placeholder: this.thread ? "Reply in this thread" : "Message, or / for commands",
      "aria-autocomplete": "list", "aria-controls": listId, autocomplete: "off",
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onblur: () => this.hide(),
    });
    this.list = h("div", {
      class: "suggestions", role: "listbox", popover: "manual", id: listId, "aria-label": "Commands",
      onmousedown: (event) => event.preventDefault(),
    });
    this.note = h("p", { class: "composer-note", role: "status" });
    this.sendButton = h("button", { type: "submit", class: "button primary send", "aria-label": "Send" }, icon("send"));
    const row = h("div", { class: "composer-row" }, this.thread ? null : shortcutsButton(), this.box, this.sendButton);
    this.node = h("form", {
      class: "composer",
      onsubmit: (event) => {
        event.preventDefault();
        this.send();
      },
    }, this.list, row, this.note);
  }

  typed() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 160)}px`;
    const text = this.box.value;
    this.note.textContent = text.startsWith("/") ? this.whyNoCommand() : "";
    if (!text.startsWith("/") || text.includes("\n") || this.note.textContent) return this.hide();
    this.shown = matching(suggestions(state.data?.commands ?? []), text);
    return this.shown.length ? this.show() : this.hide();
  }

  whyNoCommand() {
    if (this.thread) return "In Slack, commands do not work in threads. Use the box of the conversation.";
    if (loaded() && !state.data.commands_allowed) {
      return "In Slack, this person cannot use commands. They answer with the buttons, or in their own words.";
    }
    return "";
  }

  show() {
    this.active = 0;
    this.list.replaceChildren(...this.shown.map((item, index) => h(
      "div", {
        class: "suggestion", role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false",
        onclick: () => this.complete(item),
      },
      h("span", { class: "suggestion-command" }, item.text), h("span", { class: "suggestion-hint" }, item.hint),
    )));
    if (!isOpen(this.list)) {
      openPopup(this.list, this.node.querySelector(".composer-row"));
      announce(this.shown.length === 1 ? "1 command" : `${this.shown.length} commands`);
    }
    this.list.placeAgain?.();
    this.point(0);
  }

  point(index) {
    this.active = (index + this.shown.length) % this.shown.length;
    for (const [at, node] of [...this.list.children].entries()) {
      node.classList.toggle("pointed", at === this.active);
      node.setAttribute("aria-selected", String(at === this.active));
    }
    const node = this.list.children[this.active];
    node.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", node.id);
  }

  hide() {
    closePopup(this.list);
    this.box.removeAttribute("aria-activedescendant");
  }

  complete(item) {
    this.box.value = item.text + (item.more ? " " : "");
    this.hide();
    this.box.focus();
  }

  key(event) {
    const open = isOpen(this.list);
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.point(this.active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      this.hide();
    } else if (open && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      this.complete(this.shown[this.active]);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.enter(open);
    }
  }

  /** Enter completes a command that is only begun, and sends one that is whole. */
  enter(open) {
    const typed = this.box.value.trim();
    const item = open ? this.shown[this.active] : null;
    if (item && !this.shown.some((other) => other.text === typed)) this.complete(item);
    else this.send();
  }

  async send() {
    const text = this.box.value.trim();
    if (!text || this.node.getAttribute("aria-busy") === "true") return;
    this.hide();
    if (this.note.textContent) return;
    this.node.setAttribute("aria-busy", "true");
    try {
      await (text.startsWith("/") ? this.command(text) : act("say", { text, thread_ts: this.thread }));
      if (this.box.value.trim() === text) this.box.value = "";
      this.typed();
    } catch (problem) {
      trouble(problem.message);
    } finally {
      this.node.removeAttribute("aria-busy");
    }
  }

  command(text) {
    const command = text.split(/\s+/)[0];
    update({ tab: "messages" });
    return act("command", { command, text: text.slice(command.length).trim() });
  }
}

function shortcutsButton() {
  const button = h("button", {
    type: "button", class: "button square plain shortcuts", "aria-label": "Shortcuts", title: "Shortcuts",
  }, icon("bolt"));
  const items = () => (state.data?.shortcuts ?? []).map((shortcut) => ({
    words: shortcut.name,
    run: () => act("shortcut", { callback_id: shortcut.callback_id }).catch((problem) => trouble(problem.message)),
  }));
  return menuButton(button, items, { least: 260, empty: "In Slack, this person has no shortcuts here." });
}
