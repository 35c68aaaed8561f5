// The left rail: everybody one can be, in groups, with what they have not read yet.

import { avatar } from "./avatar.js";
import { h, hidden, icon, reconcile, redraw } from "./dom.js";
import { arrows, keepFocus } from "./focus.js";
import { choose, state, update } from "./state.js";
import { openSwitcher } from "./switcher.js";

const GROUPS = [
  { title: "In this workspace", kinds: ["member"] },
  { title: "Guests", kinds: ["multi_channel_guest", "single_channel_guest"] },
  { title: "Other organisations", kinds: ["stranger"] },
];

export function drawPeople(rail) {
  if (!rail.firstChild) build(rail);
  const people = state.data?.people ?? [];
  const groups = GROUPS.map((group) => ({ ...group, people: people.filter((one) => group.kinds.includes(one.kind)) }));
  keepFocus(rail, () => {
    reconcile(rail.querySelector(".people"), groups.filter((group) => group.people.length), {
      key: (group) => group.title,
      signature: (group) => JSON.stringify([group.people, state.person]),
      render: (group) => h("section", { class: "group" }, h("h2", {}, group.title), group.people.map(entry)),
    });
  });
  rail.classList.toggle("open", state.railOpen);
  pointToUnread(rail);
}

/** Those with unread messages who are further down than one can see are counted on a button that leads there. */
function pointToUnread(rail) {
  const list = rail.querySelector(".people");
  const end = list.scrollTop + list.clientHeight;
  const below = [...list.querySelectorAll(".unread")].filter((node) => node.offsetTop + node.offsetHeight / 2 > end);
  const button = rail.querySelector(".more-unread");
  button.hidden = below.length === 0;
  redraw(button, String(below.length), () => [
    icon("down"), `${below.length} more unread`,
  ]);
}

function build(rail) {
  const find = h("button", { type: "button", class: "find", onclick: openSwitcher },
    icon("search"), h("span", {}, "Choose a person"), h("kbd", { "aria-hidden": "true" }, "Ctrl K"));
  const list = h("div", {
    class: "people",
    onkeydown: (event) => arrows(event, [...list.querySelectorAll(".person")]),
    onscroll: () => pointToUnread(rail),
  });
  const more = h("button", { type: "button", class: "more-unread", hidden: true, onclick: () => toNextUnread(list) });
  new ResizeObserver(() => pointToUnread(rail)).observe(list);
  const about = h("p", { class: "about" },
    "Simulated here: these people, their Slack and the date. All are fictional, and nothing leaves this computer.");
  rail.append(find, list, more, about);
}

function toNextUnread(list) {
  const end = list.scrollTop + list.clientHeight;
  const next = [...list.querySelectorAll(".unread")].find((node) => node.offsetTop + node.offsetHeight / 2 > end);
  list.scrollTop = (next?.offsetTop ?? 0) - list.clientHeight / 3;
  next?.focus({ preventScroll: true });
}

/** "Health visitor" of "Health visitor, Northern Health": the rail is narrow, and the heading has it all. */
function jobOf(person) {
  return person.title.split(",")[0];
}

function entry(person) {
  const here = person.id === state.person;
  const unread = here ? 0 : person.unread;
  return h(
    "button", {
      type: "button", class: `person${unread ? " unread" : ""}`, "data-person": person.id, "data-focus": person.id,
      title: person.title, "aria-current": here ? "true" : null, onclick: () => choose(person.id),
    },
    avatar(person),
    h("span", { class: "who" }, h("span", { class: "name" }, person.name), h("span", { class: "title" }, jobOf(person))),
    unread > 0 && h("span", { class: "badge" }, String(unread), hidden(unread === 1 ? " unread message" : " unread messages")),
  );
}

/** On narrow screens the rail is behind a button in the top bar. */
export function drawRailButton(button) {
  const person = state.data?.people.find((one) => one.id === state.person);
  const signature = JSON.stringify([person, state.railOpen]);
  if (button.drawnFrom === signature) return;
  button.drawnFrom = signature;
  button.replaceChildren(
    person ? avatar(person) : icon("people"), h("span", { class: "rail-words" }, person ? person.name : "Choose a person"),
    icon(state.railOpen ? "close" : "chevron"),
  );
  button.setAttribute("aria-expanded", String(state.railOpen));
  button.onclick = () => update({ railOpen: !state.railOpen });
}
