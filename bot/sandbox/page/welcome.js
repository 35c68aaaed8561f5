// What a new visitor sees before choosing anybody: what this is and the three things to do first.

import { avatar } from "./avatar.js";
import { h, redraw } from "./dom.js";
import { choose, state } from "./state.js";
import { firstCommand } from "./suggestions.js";

/** The people in the middle of the work, by their job title; the first person where nobody has that title. */
function starter(people) {
  return people.find((person) => /social worker/i.test(person.title) && person.kind === "member") ?? people[0] ?? null;
}

export function drawWelcome(pane) {
  const people = state.data?.people ?? [];
  const first = starter(people);
  const command = firstCommand(state.data?.commands ?? []);
  if (pane.dataset.pane !== "welcome") pane.drawnFrom = null;
  pane.dataset.pane = "welcome";
  pane.dataset.of = "";
  redraw(pane, JSON.stringify([state.data?.team, first, command]), () => h(
    "div", { class: "welcome" },
    h("h2", {}, `Welcome to ${state.data?.team ?? "the workspace"}`),
    h("p", { class: "lead" }, "A practice Slack workspace. Be each person in turn and see what they would see."),
    h("ol", { class: "steps" },
      h("li", {}, h("strong", {}, "Choose the social worker"), h("p", {}, "Start with the person who arranges things."),
        first && h("button", { type: "button", class: "button start", onclick: () => begin(first) },
          avatar(first), h("span", {}, `Be ${first.name}`))),
      h("li", {}, h("strong", {}, "Type ", h("code", {}, command)), h("p", {}, "In the box at the bottom. It opens a form.")),
      h("li", {}, h("strong", {}, "Be somebody else, then move the clock"),
        h("p", {}, "Answer as the people invited. Jump to the next reminder or deadline at the top."))),
    h("p", { class: "fine" }, "Simulated here: the people, their Slack and the date. Nothing leaves this computer."),
  ));
}

function begin(person) {
  choose(person.id).then(() => document.querySelector(".composer textarea")?.focus());
}
