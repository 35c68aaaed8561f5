// The direct messages between the chosen person and the app, by simulated day, newest at the bottom.

import { h, icon, reconcile } from "./dom.js";
import { announce, arrows, keepFocus } from "./focus.js";
import { renderMessage } from "./message.js";
import { wordsOf } from "./mrkdwn.js";
import { state } from "./state.js";
import { firstCommand } from "./suggestions.js";
import { dayDivider, dayKey, fromTs } from "./time.js";

let shownFor = null;
let lastTs = null;

/** Builds the pane once for a person; afterwards only what changed is drawn again. */
export function drawConversation(pane) {
  if (pane.dataset.pane !== "messages" || pane.dataset.of !== state.person) build(pane);
  const scroller = pane.querySelector(".scroller");
  const list = pane.querySelector(".messages");
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  keepFocus(list, () => {
    reconcile(list, rows(), { key: (row) => row.key, signature: (row) => row.signature, render: (row) => row.render() });
  });
  pane.querySelector(".beginning").hidden = mine().length > 0;
  settle(pane, scroller, atEnd);
}

function build(pane) {
  pane.dataset.pane = "messages";
  pane.dataset.of = state.person;
  shownFor = null;
  lastTs = null;
  const list = h("div", {
    class: "messages", role: "region", "aria-label": "Messages", tabindex: "0",
    onkeydown: (event) => {
      if (event.target === list || event.target.matches(".message")) arrows(event, [...list.querySelectorAll(".message")]);
    },
  });
  const jump = h("button", {
    type: "button", class: "button jump-down", hidden: true, onclick: () => toEnd(pane),
  }, icon("down"), "New messages");
  const scroller = h("div", { class: "scroller", onscroll: () => hideJump(pane) }, beginning(), list);
  pane.replaceChildren(scroller, jump);
}

function beginning() {
  return h(
    "div", { class: "beginning" },
    h("h3", {}, "Nothing here yet"),
    h("p", {}, "Messages from the app to this person appear here."),
    state.data.commands_allowed && h("p", {}, "To begin, type ", h("code", {}, firstCommand(state.data.commands)), " below."),
  );
}

/** Messages outside threads. */
function mine() {
  return (state.data?.messages ?? []).filter((message) => !message.thread_ts || message.thread_ts === message.ts);
}

function rows() {
  const { zone, now, messages } = state.data;
  const today = new Date(now);
  const replies = new Map();
  for (const one of messages) {
    if (one.thread_ts && one.thread_ts !== one.ts) replies.set(one.thread_ts, (replies.get(one.thread_ts) ?? 0) + 1);
  }
  const out = [];
  let before = null;
  for (const message of mine()) {
    const date = fromTs(message.ts);
    const key = dayKey(date, zone);
    if (key !== before) out.push(divider(key, dayDivider(date, zone, today)));
    before = key;
    if (message.ts === state.firstUnread) out.push(newMark());
    const count = replies.get(message.ts) ?? 0;
    out.push({
      key: message.ts,
      signature: JSON.stringify([message, count]),
      render: () => renderMessage(message, { replies: count }),
    });
  }
  return out;
}

function divider(key, words) {
  return {
    key: `day ${key}`,
    signature: words,
    render: () => h("div", { class: "day", role: "separator", "aria-label": words }, h("span", {}, words)),
  };
}

function newMark() {
  return {
    key: "new",
    signature: "new",
    render: () => h("div", { class: "new-mark", role: "separator", "aria-label": "New messages" }, h("span", {}, "New")),
  };
}

/** Scrolls to what matters: the first unread on arrival, the end when a message comes and one was there already. */
function settle(pane, scroller, atEnd) {
  const newest = mine().at(-1)?.ts ?? null;
  if (state.data.person !== state.person) return;
  if (shownFor !== state.person) {
    shownFor = state.person;
    lastTs = newest;
    scroller.scrollTop = scroller.scrollHeight;
    return;
  }
  const mark = pane.querySelector(".new-mark");
  if (mark && !mark.dataset.seen) {
    mark.dataset.seen = "yes";
    scroller.scrollTop = mark.offsetTop - 40;
    return;
  }
  tellOfReplies();
  if (newest === null || newest === lastTs) {
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
    return;
  }
  tell(newest);
  lastTs = newest;
  if (atEnd || mine().at(-1).author === "person") toEnd(pane);
  else pane.querySelector(".jump-down").hidden = false;
}

let replied = null;

/** A reply in a thread is told too, since only the number under its message changes. */
function tellOfReplies() {
  const newest = state.data.messages.filter((one) => one.author === "bot" && one.thread_ts && one.thread_ts !== one.ts).at(-1);
  const key = newest ? `${state.person} ${newest.ts}` : `${state.person}`;
  if (newest && replied?.startsWith(`${state.person}`) && replied !== key) {
    announce(`New reply from ${newest.author_name}: ${wordsOf(newest.text)}`);
  }
  replied = key;
}

function tell(newest) {
  const message = mine().find((one) => one.ts === newest);
  if (message.author === "bot") announce(`New message from ${message.author_name}: ${wordsOf(message.text)}`);
}

function toEnd(pane) {
  const scroller = pane.querySelector(".scroller");
  scroller.scrollTop = scroller.scrollHeight;
  pane.querySelector(".jump-down").hidden = true;
}

function hideJump(pane) {
  const scroller = pane.querySelector(".scroller");
  if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80) pane.querySelector(".jump-down").hidden = true;
}
