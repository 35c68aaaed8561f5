// The small pictures beside names: two letters on a colour of their own, and the app's mark.

import { h, icon } from "./dom.js";
import { state } from "./state.js";

const COLOURS = 12;

/** Two letters on a colour of their own; decorative, since the name always stands beside it. */
export function avatar(person) {
  const initials = person.name.replace(/^((Dr|Mr|Mrs|Ms|Miss|Prof|Rev|Det|PC|DC|DS|DI|Insp|Sgt|Cllr)\.? )+/, "")
    .split(/\s+/).filter(Boolean).map((word) => word[0]);
  const letters = initials.length > 1 ? initials[0] + initials[initials.length - 1] : (initials[0] ?? "?");
  const at = Math.max(0, (state.data?.people ?? []).findIndex((other) => other.id === person.id));
  return h("span", { class: `avatar colour-${at % COLOURS}`, "aria-hidden": "true" }, letters.toUpperCase());
}

/** The app's own picture. */
export function botAvatar() {
  return h("span", { class: "avatar bot", "aria-hidden": "true" }, icon("people"));
}
