// Text, e-mail, number and link fields, with the count of what still fits.

import { changed, controlProps, nameFor } from "./control.js";
import { h, uid } from "./dom.js";
import { wordsOf } from "./mrkdwn.js";

const KINDS = {
  email_text_input: { inputmode: "email", autocomplete: "off", spellcheck: "false" },
  number_input: { inputmode: "decimal", autocomplete: "off" },
  url_text_input: { inputmode: "url", autocomplete: "off", spellcheck: "false" },
  plain_text_input: { autocomplete: "off" },
};

/** Every character typed is kept; too many are counted, never cut off, and the workspace says so under the field. */
export function textInput(part, ctx) {
  const long = part.multiline === true;
  const countId = part.max_length ? uid("count") : null;
  const triggers = part.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const node = h(long ? "textarea" : "input", {
    ...controlProps(part, ctx),
    ...KINDS[part.type],
    ...nameFor(part, ctx, "Text"),
    type: long ? null : "text",
    rows: long ? 4 : null,
    class: "text-field",
    placeholder: part.placeholder ? wordsOf(part.placeholder) : null,
    "aria-describedby": [ctx.describedBy, countId].filter(Boolean).join(" ") || null,
    value: String(ctx.draft.get(ctx.block, part) ?? ""),
    oninput: () => {
      count();
      ctx.draft.set(ctx.block, part, node.value);
      if (ctx.dispatches && triggers.includes("on_character_entered")) changed(node, part, ctx, node.value);
    },
    onkeydown: (event) => {
      if (event.key !== "Enter" || long || event.isComposing) return;
      if (!ctx.dispatches || !triggers.includes("on_enter_pressed")) return;
      event.preventDefault();
      event.stopPropagation();
      changed(node, part, ctx, node.value);
    },
  });
  if (!part.max_length) return node;
  const counter = h("span", { class: "count", id: countId });
  const count = counted(node, counter, part.max_length);
  count();
  return h("div", { class: "counted" }, node, counter);
}

function counted(node, counter, most) {
  return () => {
    const left = most - node.value.length;
    counter.classList.toggle("over", left < 0);
    counter.textContent = left < 0 ? `${-left} too many` : `${left} left`;
    counter.hidden = left > Math.max(20, most / 4);
  };
}
