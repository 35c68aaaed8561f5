// Modals: a dialog over the page that keeps what was typed through errors, updates and refreshes.

import { blockKeys, renderBlock } from "./blocks.js";
import { confirmed, plain } from "./confirm.js";
import { h, icon, reconcile, uid } from "./dom.js";
import { announce, focusables, keepFocus, trapTab } from "./focus.js";
import { wordsOf } from "./mrkdwn.js";
import { act, state } from "./state.js";
import { draftOf, surface } from "./surfaces.js";

let open = null;

/** Brings the dialog in line with the view on top of the stack, or closes it when there is none. */
export function drawModal() {
  const view = state.person ? (state.data?.modal ?? null) : null;
  if (!view) {
    const closing = open;
    open = null;
    closing?.leave();
    return;
  }
  if (!open) open = new Modal();
  open.show(view);
}

class Modal {
  constructor() {
    this.errors = {};
    this.opener = document.activeElement;
    const titleId = uid("title");
    this.title = h("h2", { id: titleId });
    this.back = h("button", { type: "button", class: "button square plain", "aria-label": "Back", onclick: () => this.close("top") },
      icon("back"));
    const cross = h("button", { type: "button", class: "button square plain", "aria-label": "Close", onclick: () => this.close("all") },
      icon("close"));
    this.problem = h("div", { class: "modal-problem", role: "alert", hidden: true });
    this.body = h("div", { class: "modal-blocks" });
    this.cancel = h("button", { type: "button", class: "button", onclick: () => this.close("top") });
    this.submit = h("button", { type: "submit", class: "button primary" });
    const form = h("form", {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        this.send();
      },
    },
    h("div", { class: "modal-head" }, this.back, this.title, cross),
    h("div", { class: "modal-body", tabindex: "-1" }, this.problem, this.body),
    h("div", { class: "modal-foot" }, this.cancel, this.submit));
    this.box = h("dialog", { class: "modal", "aria-labelledby": titleId }, form,
      h("div", { class: "visually-hidden", role: "status", "data-live": true }));
    this.listen();
    document.body.append(this.box);
    this.box.showModal();
  }

  /** Escape is taken at the key: browsers let a second "cancel" through, which would lose what was typed. */
  listen() {
    this.box.addEventListener("keydown", (event) => {
      trapTab(event, this.box);
      this.enter(event);
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      this.close("top");
    });
    this.box.addEventListener("cancel", (event) => event.preventDefault());
    this.box.addEventListener("close", () => {
      if (open === this && !this.box.open) this.box.showModal();
    });
  }

  /** Enter in a field sends nothing by accident; with Ctrl or Cmd it sends from anywhere. */
  enter(event) {
    if (event.key !== "Enter" || event.defaultPrevented || event.isComposing) return;
    const deliberate = event.ctrlKey || event.metaKey;
    if (deliberate || event.target.matches("input")) event.preventDefault();
    if (deliberate && this.view.submit) this.send();
  }

  get draft() {
    return draftOf(`view:${this.view.id}`);
  }

  show(view) {
    const another = this.view?.id !== view.id || wordsOf(this.view.title) !== wordsOf(view.title);
    this.errors = view.errors ?? {};
    this.view = view;
    this.draft.follow(view.blocks, view.state?.values ?? view.values);
    this.title.textContent = wordsOf(view.title);
    this.back.hidden = (state.data.modal_depth ?? 1) < 2;
    this.cancel.textContent = view.close ? wordsOf(view.close) : "Cancel";
    this.submit.hidden = !view.submit;
    this.submitWords(view.submit ? wordsOf(view.submit) : "");
    this.problemWords(view.trouble ?? null);
    this.draw();
    if (another) this.start();
  }

  submitWords(words) {
    if (this.submit.textContent === words) return;
    this.submit.replaceChildren(h("span", { class: "button-text" }, words), h("span", { class: "spinner", "aria-hidden": "true" }));
  }

  problemWords(words) {
    this.problem.hidden = !words;
    this.problem.replaceChildren(...(words ? [icon("warn"), h("span", {}, words)] : []));
  }

  draw() {
    const ctx = surface({
      scope: `view:${this.view.id}`, where: "modal", errors: this.errors, blocks: () => this.view.blocks,
      onRefused: (words) => this.problemWords(words),
    });
    keepFocus(this.body, () => {
      reconcile(this.body, blockKeys(this.view.blocks), {
        key: (item) => `${this.view.id} ${item.key}`,
        signature: (item) => JSON.stringify([item.block, this.errors[item.block.block_id] ?? null]),
        render: (item) => renderBlock(item.block, ctx),
      });
    });
    if (document.activeElement === document.body) this.hold();
  }

  /** The control that had the focus is gone: the keyboard stays in the dialog, where Escape is heard. */
  hold() {
    this.box.querySelector(".modal-body").focus({ preventScroll: true });
  }

  /** A new view begins at its top: in the first field if it can be seen from there, else ready to be scrolled. */
  start() {
    const scrolled = this.box.querySelector(".modal-body");
    scrolled.scrollTop = 0;
    const first = focusables(this.body).find((node) => node.matches("input, textarea"));
    const end = scrolled.getBoundingClientRect().bottom;
    const seen = first && first.getBoundingClientRect().bottom <= end;
    const long = first || scrolled.scrollHeight > scrolled.clientHeight;
    const button = this.view.submit ? this.submit : this.cancel;
    (seen ? first : long ? scrolled : button).focus({ preventScroll: true });
  }

  async send() {
    if (this.box.getAttribute("aria-busy") === "true") return;
    this.busy(true);
    this.problemWords(null);
    const sent = this.view.id;
    try {
      const answer = await act("submit", { values: this.draft.collect(this.view.blocks) });
      if (open === this && this.view.id === sent) this.showErrors(answer.errors ?? {});
      if (answer.trouble) this.problemWords(answer.trouble);
    } catch (problem) {
      this.problemWords(problem.message);
    }
    this.busy(false);
  }

  busy(yes) {
    if (yes) this.box.setAttribute("aria-busy", "true");
    else this.box.removeAttribute("aria-busy");
    this.submit.setAttribute("aria-busy", String(yes));
    if (yes) announce("Sending");
  }

  /** Puts each sentence under its field and the focus on the first of them; unknown fields speak at the top. */
  showErrors(errors) {
    this.errors = errors;
    this.draw();
    const known = new Set(this.view.blocks.map((block) => block.block_id));
    const homeless = Object.entries(errors).filter(([id]) => !known.has(id)).map(([, words]) => words);
    if (homeless.length) this.problemWords(homeless.join(" "));
    const first = this.view.blocks.find((block) => errors[block.block_id]);
    if (!first) return;
    const node = this.body.querySelector(`[data-block-id="${CSS.escape(first.block_id)}"]`);
    node.scrollIntoView({ block: "nearest" });
    focusables(node)[0]?.focus();
  }

  async close(which) {
    if (this.closing || this.box.getAttribute("aria-busy") === "true") return;
    this.closing = true;
    try {
      if (!this.draft.dirty || (await this.mayDiscard())) await act("close", { all: which === "all" });
    } catch (problem) {
      this.problemWords(problem.message);
    }
    this.closing = false;
  }

  mayDiscard() {
    return confirmed({
      title: plain("Leave without saving?"), text: plain("What you have typed here will be lost."),
      confirm: plain("Leave"), deny: plain("Keep editing"), style: "danger",
    });
  }

  leave() {
    this.box.close();
    this.box.remove();
    const mark = this.opener?.dataset?.focus;
    const again = mark && document.querySelector(`[data-focus="${CSS.escape(mark)}"]`);
    const back = this.opener?.isConnected && this.opener !== document.body ? this.opener : again;
    (back ?? document.querySelector(".composer textarea"))?.focus();
  }
}
