// One message: who, when, its text or blocks, and the marks for edited, threads and "only visible to you".

import { avatar, botAvatar } from "./avatar.js";
import { blockKeys, renderBlock } from "./blocks.js";
import { h, icon } from "./dom.js";
import { textOf } from "./mrkdwn.js";
import { personOf, state, update } from "./state.js";
import { draftOf, surface } from "./surfaces.js";
import { fromTs, moment } from "./time.js";

/** `replies` is the number of replies to show a link for; in the thread itself there is none. */
export function renderMessage(message, { replies = 0, inThread = false } = {}) {
  const now = new Date(state.data.now);
  const when = moment(fromTs(message.ts), state.data.zone, now);
  const body = h("div", { class: "message-body" });
  const article = h(
    "article", {
      class: `message${message.ephemeral ? " ephemeral" : ""}`, "data-ts": message.ts, tabindex: "-1",
      "aria-label": `${message.author_name}, ${when}`,
    },
    message.author === "bot" ? botAvatar() : avatar(personOf(state.person) ?? { id: "", name: message.author_name }),
    h("div", { class: "message-main" }, top(message, when, inThread), body, beneath(message, replies)),
  );
  if (message.blocks?.length) body.append(...blocksOf(message, inThread));
  else if (message.text) body.append(h("div", { class: "text" }, textOf(message.text)));
  body.append(...message.files.map(fileOf));
  if (message.edited) body.append(h("span", { class: "edited" }, "(edited)"));
  return article;
}

function top(message, when, inThread) {
  return h(
    "div", { class: "message-top" },
    h("span", { class: "author" }, message.author_name),
    message.author === "bot" && h("span", { class: "app-mark" }, "App"),
    h("time", { class: "when", datetime: fromTs(message.ts).toISOString(), title: when }, message.time_text),
    message.ephemeral && h("span", { class: "only-you" }, icon("eye"), "Only visible to you"),
    !inThread && !message.ephemeral && h("button", {
      type: "button", class: "reply-button", "data-focus": `${message.ts}/reply`,
      onclick: () => update({ thread: message.thread_ts ?? message.ts }),
    }, icon("reply"), "Reply in thread"),
  );
}

function beneath(message, replies) {
  if (!replies) return null;
  return h("button", {
    type: "button", class: "replies", "data-focus": `${message.ts}/replies`,
    onclick: () => update({ thread: message.ts }),
  }, replies === 1 ? "1 reply" : `${replies} replies`);
}

function blocksOf(message, inThread) {
  const scope = `message:${message.ts}${inThread ? ":thread" : ""}`;
  const current = () => state.data.messages.find((other) => other.ts === message.ts)?.blocks ?? [];
  draftOf(scope).startAfresh(message.blocks);
  const ctx = surface({ scope, where: "message", ts: message.ts, blocks: current });
  return blockKeys(message.blocks).map(({ block }) => renderBlock(block, ctx));
}

/** A picture is shown with its words; anything else is a file to save. */
function fileOf(file) {
  const save = h("a", { class: "file", href: file.url, download: file.name, "aria-label": `Save ${file.name}` }, icon("down"), file.name);
  if (!file.picture) return save;
  return h("figure", { class: "picture" }, h("img", { src: file.url, alt: file.alt || file.title }), save);
}
