// What all interactive elements share: their attributes, their names, and how a change is sent.

import { confirmed } from "./confirm.js";
import { uid } from "./dom.js";
import { wordsOf } from "./mrkdwn.js";

/** The attributes by which a control is named, described, and found again after a redraw. */
export function controlProps(part, ctx, extra = "") {
  return {
    id: extra ? null : (ctx.controlId ?? uid("control")),
    "data-action-id": part.action_id,
    "data-focus": [ctx.scope, ctx.block.block_id, part.action_id, extra].join("/"),
    "aria-describedby": ctx.describedBy ?? null,
    "aria-invalid": ctx.invalid ? "true" : null,
    "aria-required": ctx.required && !extra ? "true" : null,
  };
}

/** The name of a control that stands outside an input block, so has no label of its own. */
export function nameFor(part, ctx, fallback) {
  if (ctx.name) return {};
  const words = part.accessibility_label ?? (part.placeholder ? wordsOf(part.placeholder) : fallback);
  return { "aria-label": words, "aria-describedby": ctx.labelledBy ?? ctx.describedBy ?? null };
}

/** Sends what was done and shows on `node` that it is on its way; a second press meanwhile does nothing. */
export async function send(node, part, ctx, value) {
  if (node.getAttribute("aria-busy") === "true") return false;
  if (part.confirm && !(await confirmed(part.confirm))) return false;
  node.setAttribute("aria-busy", "true");
  try {
    await ctx.act(ctx.block, part, value);
  } finally {
    node.removeAttribute("aria-busy");
  }
  return true;
}

/** Keeps a new value and, where the element tells the app of changes, sends it; of changes meanwhile, the last. */
export async function changed(node, part, ctx, value) {
  ctx.draft.set(ctx.block, part, value);
  if (ctx.block.type === "input" && !ctx.dispatches) return;
  if (node.getAttribute("aria-busy") === "true") {
    node.laterValue = { value };
    return;
  }
  await send(node, part, ctx, value);
  const later = node.laterValue;
  node.laterValue = null;
  if (later) await changed(node, part, ctx, later.value);
}
