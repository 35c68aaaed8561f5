// The simulated date and time, and the control that moves it on to the next moment at which something happens.

import { post } from "./api.js";
import { h, hidden, icon, redraw } from "./dom.js";
import { announce } from "./focus.js";
import { menuButton } from "./menu.js";
import { refresh, state } from "./state.js";
import { day, clockTime, moment, zoneName } from "./time.js";
import { trouble } from "./trouble.js";

export function drawClock(place) {
  if (!state.data) return;
  const now = new Date(state.clock?.now ?? state.data.now);
  if (!place.firstChild) place.append(h("div", { class: "clock-now" }), h("div", { class: "clock-control" }));
  const [face, control] = place.children;
  const moments = (state.clock?.moments ?? []).filter((one) => new Date(one.at) > now);
  redraw(face, `${Math.floor(now.getTime() / 60_000)} ${state.data.zone}`, () => shown(now));
  control.hidden = state.clock === null;
  redraw(control, JSON.stringify([moments, state.data.zone, place.busy]), () => controls(place, now, moments));
}

function shown(now) {
  const zone = state.data.zone;
  const time = `${clockTime(now, zone)} ${zoneName(now, zone)}`;
  return [
    icon("clock"), hidden("Simulated date and time: "),
    h("time", { datetime: now.toISOString() },
      h("span", { class: "clock-day" }, day(now, zone)), " ", h("span", { class: "clock-time" }, time)),
  ];
}

function controls(place, now, moments) {
  const next = moments[0];
  const zone = state.data.zone;
  const words = next ? `${next.label}, ${moment(new Date(next.at), zone, now)}` : "Nothing is planned";
  const forward = h("button", {
    type: "button", class: "jump", disabled: !next || place.busy, "aria-busy": place.busy ? "true" : null,
    "aria-label": next ? `Jump to next: ${words}` : "Nothing is planned",
    onclick: () => jump(place, "next"),
  }, icon("skip"), h("span", { class: "jump-words" },
    h("span", { class: "jump-verb" }, place.busy ? "Moving the clock" : "Jump to next"), h("span", { class: "jump-what" }, words)));
  const choose = h("button", { type: "button", class: "moments", "aria-label": "Choose a moment", title: "Choose a moment" },
    icon("chevron"));
  const items = () => moments.map((one) => ({
    words: one.label,
    note: moment(new Date(one.at), zone, now),
    run: () => jump(place, one.at),
  }));
  if (!moments.length) choose.setAttribute("disabled", "");
  return [forward, menuButton(choose, items, { least: 320, alignEnd: true })];
}

async function jump(place, to) {
  place.busy = true;
  const from = document.activeElement?.closest(".clock-control") !== null;
  drawClock(place);
  try {
    await post("clock", { to });
  } catch (problem) {
    trouble(problem.message);
  }
  place.busy = false;
  await refresh().catch((problem) => trouble(problem.message));
  drawClock(place);
  const now = new Date(state.clock?.now ?? state.data.now);
  announce(`It is now ${moment(now, state.data.zone)}`);
  if (from) place.querySelector(".jump")?.focus();
}
