// Starts the page and draws each part whenever what it shows has changed.

import { avatar } from "./avatar.js";
import { drawClock } from "./clock.js";
import { composer } from "./composer.js";
import { drawConversation } from "./conversation.js";
import { h, icon, redraw } from "./dom.js";
import { arrows } from "./focus.js";
import { drawHome } from "./home.js";
import { drawModal } from "./modal.js";
import { drawPeople, drawRailButton } from "./people.js";
import { choose, fromAddress, loaded, onChange, personOf, refresh, state, update } from "./state.js";
import { listenForSwitcher } from "./switcher.js";
import { drawThread } from "./thread.js";
import { drawTrouble } from "./trouble.js";
import { drawWelcome } from "./welcome.js";

const at = (id) => document.getElementById(id);

function draw() {
  drawTrouble(at("trouble"));
  if (!state.data) return;
  at("team").textContent = state.data.team;
  document.title = state.person ? `${personOf(state.person)?.name ?? ""} · ${state.data.team}` : state.data.team;
  drawRailButton(at("rail-button"));
  drawPeople(at("rail"));
  drawClock(at("clock"));
  drawHead(at("head"));
  drawContent(at("content"));
  drawFoot(at("foot"));
  drawThread(at("thread"));
  drawModal();
}

function drawContent(pane) {
  if (!state.person) {
    pane.removeAttribute("role");
    pane.removeAttribute("aria-labelledby");
    return drawWelcome(pane);
  }
  pane.setAttribute("role", "tabpanel");
  pane.setAttribute("aria-labelledby", `tab-${state.tab}`);
  if (!loaded()) return drawNothingYet(pane);
  if (state.tab === "home") return drawHome(pane);
  return drawConversation(pane);
}

/** For the moment until a person's messages are here. */
function drawNothingYet(pane) {
  pane.dataset.pane = "";
  pane.replaceChildren();
}

/** Who one is, and the two tabs of the app as that person has them. */
function drawHead(head) {
  const person = personOf(state.person);
  head.hidden = person === null;
  redraw(head, JSON.stringify([person?.id, person?.name, person?.title, state.tab]), () => person && [
    h("div", { class: "you" }, avatar(person),
      h("div", { class: "who" }, h("h2", { class: "name" }, person.name), h("span", { class: "title" }, person.title))),
    tabs(),
  ]);
}

function tabs() {
  const tab = (name, words, picture) => h("button", {
    type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "content", "aria-selected": String(state.tab === name),
    tabindex: state.tab === name ? "0" : "-1", onclick: () => openTab(name),
  }, icon(picture), words);
  const list = h("div", {
    class: "tabs", role: "tablist", "aria-label": "The app",
    onkeydown: (event) => arrows(event, [...list.querySelectorAll("[role=tab]")], { sideways: true }),
  }, tab("messages", "Messages", "chat"), tab("home", "Home", "home"));
  return list;
}

async function openTab(name) {
  await choose(state.person, name);
  at(`tab-${name}`)?.focus();
}

function drawFoot(foot) {
  redraw(foot, state.person && state.tab === "messages" ? state.person : "none",
    () => (state.person && state.tab === "messages" ? composer() : []));
}

function start() {
  onChange(draw);
  listenForSwitcher();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.railOpen) update({ railOpen: false });
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    at("pane").focus();
  });
  addEventListener("hashchange", () => {
    const { person, tab } = fromAddress();
    if (person !== state.person || tab !== state.tab) choose(person, tab);
  });
  begin();
}

/** Learns who there is, with what is unread, before becoming the person that the address names. */
async function begin() {
  const { person, tab } = fromAddress();
  if (person) await refresh().catch((problem) => update({ trouble: problem.message }));
  choose(person, tab);
}

start();
