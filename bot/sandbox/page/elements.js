// Interactive elements of Block Kit: which module draws which, and the buttons, choices and text fields themselves.

import { changed, controlProps, send } from "./control.js";
import { h, uid } from "./dom.js";
import { datepicker, datetimepicker, timepicker } from "./pickers.js";
import { overflow } from "./menu.js";
import { select } from "./select.js";
import { textOf, wordsOf } from "./mrkdwn.js";
import { textInput } from "./textinput.js";

const DRAW = {
  button,
  checkboxes: (part, ctx) => choices(part, ctx, "checkbox"),
  datepicker,
  datetimepicker,
  email_text_input: textInput,
  external_select: select,
  multi_external_select: select,
  multi_static_select: select,
  multi_users_select: select,
  number_input: textInput,
  overflow,
  plain_text_input: textInput,
  radio_buttons: (part, ctx) => choices(part, ctx, "radio"),
  static_select: select,
  timepicker,
  url_text_input: textInput,
  users_select: select,
};

/** One element; every control bears `data-action-id`, and `data-focus` by which it is found after a redraw. */
export function element(part, ctx) {
  const draw = DRAW[part.type];
  if (!draw) return h("span", { class: "unknown" }, `This element (${part.type}) is not shown here.`);
  return draw(part, ctx);
}

function button(part, ctx) {
  const words = wordsOf(part.text);
  const longer = part.accessibility_label;
  const name = longer && (longer.includes(words) ? longer : `${words}: ${longer}`);
  const node = h(
    "button",
    {
      ...controlProps(part, ctx),
      type: "button",
      class: `button ${part.style ?? ""}`,
      "aria-label": name ?? null,
      onclick: () => {
        if (part.url && /^https?:/i.test(part.url)) window.open(part.url, "_blank", "noopener,noreferrer");
        send(node, part, ctx, part.value ?? null);
      },
    },
    h("span", { class: "button-text" }, words),
    h("span", { class: "spinner", "aria-hidden": "true" }),
  );
  return node;
}

/** Radio buttons or checkboxes: one group, native inputs, so arrow keys and Space work as everywhere. */
function choices(part, ctx, kind) {
  const name = uid("choice");
  const group = h("div", {
    class: "choices",
    role: ctx.name ? null : kind === "radio" ? "radiogroup" : "group",
    "aria-labelledby": ctx.name ? null : ctx.labelledBy,
    "data-action-id": part.action_id,
  });
  const held = ctx.draft.get(ctx.block, part);
  const isChosen = (value) => (kind === "radio" ? held === value : (held ?? []).includes(value));
  const read = () => {
    const on = [...group.querySelectorAll("input:checked")].map((box) => box.value);
    return kind === "radio" ? (on[0] ?? null) : on;
  };
  for (const option of part.options ?? []) {
    const id = uid("option");
    const note = option.description ? uid("note") : null;
    const box = h("input", {
      ...controlProps(part, ctx, option.value), id, type: kind, name, value: option.value,
      "aria-describedby": [note, ctx.describedBy].filter(Boolean).join(" ") || null,
      checked: isChosen(option.value), onchange: () => changed(group, part, ctx, read()),
    });
    group.append(h(
      "div", { class: "choice" }, box,
      h("label", { for: id }, textOf(option.text)),
      note && h("p", { class: "choice-note", id: note }, textOf(option.description)),
    ));
  }
  return group;
}
