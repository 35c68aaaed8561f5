// Date and time pickers: the browser's own, which every keyboard and screen reader knows, with the day in words beside.

import { changed, controlProps, nameFor } from "./control.js";
import { h } from "./dom.js";
import { state } from "./state.js";
import { dayOfIso, fromWallClock } from "./time.js";

/** While a year is typed the browser reports the years 2, 20 and 202 as well: those are not sent. */
const PLAUSIBLE = /^(19|2\d)\d\d-\d\d-\d\d/;

export function datepicker(part, ctx) {
  const words = h("span", { class: "picked-words" });
  const node = native("date", part, ctx, "Date", (value) => {
    words.textContent = PLAUSIBLE.test(value) ? dayOfIso(value) : "";
    return value === "" || PLAUSIBLE.test(value) ? value || null : undefined;
  });
  words.textContent = dayOfIso(node.value);
  return h("div", { class: "picker" }, node, words);
}

export function timepicker(part, ctx) {
  const node = native("time", part, ctx, "Time", (value) => value || null);
  return h("div", { class: "picker" }, node);
}

/** A moment is typed as a wall clock in the workspace's zone and kept as seconds since 1970. */
export function datetimepicker(part, ctx) {
  const zone = state.data?.zone ?? "UTC";
  const node = native("datetime-local", part, ctx, "Date and time", (value) => {
    if (value === "") return null;
    const date = PLAUSIBLE.test(value) ? fromWallClock(value, zone) : null;
    return date ? Math.round(date.getTime() / 1000) : undefined;
  });
  const held = ctx.draft.get(ctx.block, part);
  if (held) node.value = wallClock(new Date(held * 1000), zone);
  return h("div", { class: "picker" }, node);
}

function wallClock(date, zone) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" })
    .format(date).replace(" ", "T");
}

/** A native input; `read` turns its text into a value, or undefined while it is not complete. */
function native(type, part, ctx, fallback, read) {
  const held = ctx.draft.get(ctx.block, part);
  let last = held ?? null;
  const node = h("input", {
    ...controlProps(part, ctx),
    ...nameFor(part, ctx, fallback),
    type,
    class: "text-field",
    max: type === "date" ? "9999-12-31" : null,
    value: type === "datetime-local" ? "" : String(held ?? ""),
    onchange: () => {
      const value = read(node.value);
      if (value === undefined || value === last) return;
      last = value;
      changed(node, part, ctx, value);
    },
  });
  return node;
}
