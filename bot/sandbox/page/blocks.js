// Layout blocks as page elements: header, section, context, actions, input, image, divider, rich text.

import { h, icon, uid } from "./dom.js";
import { element } from "./elements.js";
import { textOf, wordsOf } from "./mrkdwn.js";
import { richText } from "./richtext.js";

/**
 * One block. `ctx` carries where it stands: `{scope, where, draft, errors, act, options}`.
 * The node bears `data-block-id`, so it can be found again and kept when the view is redrawn.
 */
export function renderBlock(block, ctx) {
  const draw = LAYOUTS[block.type] ?? unknown;
  const node = draw(block, ctx);
  node.classList.add("block", `block-${block.type}`);
  node.dataset.blockId = block.block_id ?? "";
  return node;
}

/** For reconcile: blocks are the same if their id is, and need no new node if their JSON is the same too. */
export function blockKeys(blocks) {
  return blocks.map((block, index) => ({ block, key: block.block_id || `${index}:${block.type}` }));
}

const LAYOUTS = {
  header: (block) => h("h3", {}, textOf(block.text)),
  divider: () => h("hr"),
  section,
  context,
  actions,
  input,
  image: (block) => h("figure", {}, block.title && h("figcaption", {}, textOf(block.title)), picture(block)),
  rich_text: richText,
};

function unknown(block) {
  return h("p", { class: "unknown" }, `This part (${block.type}) is not shown here.`);
}

function section(block, ctx) {
  const textId = uid("section");
  const main = h(
    "div", { class: "section-main" },
    block.text && h("div", { class: "text", id: textId }, textOf(block.text)),
    block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "text" }, textOf(field)))),
  );
  if (!block.accessory) return h("div", {}, main);
  if (block.accessory.type === "image") return h("div", { class: "with-picture" }, main, picture(block.accessory));
  const control = element(block.accessory, { ...ctx, block, labelledBy: block.text ? textId : null });
  const wide = /radio|checkboxes/.test(block.accessory.type) ? "beneath" : "beside";
  return h("div", { class: wide }, main, h("div", { class: "accessory" }, control));
}

function context(block) {
  const parts = (block.elements ?? []).map((part) =>
    part.type === "image" ? picture(part) : h("span", { class: "text" }, textOf(part)));
  return h("div", {}, parts);
}

function actions(block, ctx) {
  return h("div", {}, (block.elements ?? []).map((part) => element(part, { ...ctx, block })));
}

/** A local picture is shown; one that lies elsewhere is described instead, since this page asks nobody outside. */
function picture(part) {
  const address = part.image_url ?? part.slack_file?.url ?? "";
  const local = address.startsWith("data:image/") || address.startsWith("/") || address.startsWith(location.origin);
  const words = part.alt_text || "Picture";
  if (local) return h("img", { src: address, alt: part.alt_text ?? "", loading: "lazy" });
  return h("span", { class: "picture-elsewhere", role: "img", "aria-label": words }, icon("image"), h("span", {}, words));
}

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

/** A labelled field with its hint and, when there is one, its error: both are read out with the control. */
function input(block, ctx) {
  const [controlId, hintId, errorId] = [uid("field"), uid("hint"), uid("error")];
  const error = ctx.errors?.[block.block_id] ?? null;
  const describedBy = [block.hint && hintId, error && errorId].filter(Boolean).join(" ") || null;
  const label = [wordsOf(block.label), block.optional && h("span", { class: "optional" }, " (optional)")];
  const grouped = GROUPS.has(block.element.type);
  const control = element(block.element, {
    ...ctx, block, controlId, describedBy, invalid: error !== null, required: !block.optional,
    name: wordsOf(block.label), dispatches: block.dispatch_action === true,
  });
  const below = [
    block.hint && h("p", { class: "hint", id: hintId }, wordsOf(block.hint)),
    error && fieldError(errorId, block.block_id, error),
  ];
  const state = error ? "has-error" : "";
  if (grouped) {
    return h("fieldset", { class: state, "aria-describedby": describedBy }, h("legend", {}, label), control, below);
  }
  return h("div", { class: state }, h("label", { for: controlId }, label), control, below);
}

function fieldError(id, blockId, sentence) {
  return h(
    "p", { class: "field-error", id, role: "alert", "data-error-for": blockId },
    icon("warn"), h("span", {}, h("span", { class: "visually-hidden" }, "Error: "), sentence),
  );
}
