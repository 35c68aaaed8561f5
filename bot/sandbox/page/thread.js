// The side panel: one message and the replies to it, with a composer of its own.

import { composer } from "./composer.js";
import { h, icon, reconcile } from "./dom.js";
import { keepFocus } from "./focus.js";
import { renderMessage } from "./message.js";
import { state, update } from "./state.js";

export function drawThread(panel) {
  const open = state.thread !== null && state.person !== null && state.tab === "messages";
  document.body.classList.toggle("with-thread", open);
  panel.hidden = !open;
  if (!open) {
    panel.dataset.of = "";
    return;
  }
  const mark = `${state.person} ${state.thread}`;
  const fresh = panel.dataset.of !== mark;
  if (fresh) build(panel, mark);
  const list = panel.querySelector(".thread-messages");
  const before = list.childElementCount;
  keepFocus(list, () => {
    reconcile(list, inThread(), {
      key: (message) => message.ts,
      signature: (message) => JSON.stringify(message),
      render: (message) => renderMessage(message, { inThread: true }),
    });
  });
  if (list.childElementCount !== before) list.scrollTop = list.scrollHeight;
  if (fresh) panel.querySelector("textarea")?.focus();
}

function inThread() {
  return state.data.messages.filter((message) => message.ts === state.thread || message.thread_ts === state.thread);
}

function build(panel, mark) {
  panel.dataset.of = mark;
  const close = h("button", {
    type: "button", class: "button square plain", "aria-label": "Close thread", onclick: () => leave(),
  }, icon("close"));
  panel.replaceChildren(
    h("div", { class: "thread-head" }, h("h2", {}, "Thread"), close),
    h("div", { class: "thread-messages" }),
    composer({ thread: state.thread }),
  );
  panel.onkeydown = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) leave();
  };
}

function leave() {
  const from = state.thread;
  update({ thread: null });
  document.querySelector(`[data-focus="${CSS.escape(`${from}/reply`)}"]`)?.focus();
}
