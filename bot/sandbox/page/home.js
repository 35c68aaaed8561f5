// The app's Home tab as the chosen person sees it.

import { blockKeys, renderBlock } from "./blocks.js";
import { h, reconcile } from "./dom.js";
import { keepFocus } from "./focus.js";
import { state } from "./state.js";
import { draftOf, surface } from "./surfaces.js";

export function drawHome(pane) {
  if (pane.dataset.pane !== "home" || pane.dataset.of !== state.person) build(pane);
  const body = pane.querySelector(".home-body");
  const blocks = state.data.home?.blocks ?? [];
  pane.querySelector(".beginning").hidden = blocks.length > 0;
  const scope = `home:${state.person}`;
  draftOf(scope).follow(blocks, state.data.home?.state?.values);
  draftOf(scope).startAfresh(blocks);
  const ctx = surface({ scope, where: "home", blocks: () => state.data.home?.blocks ?? [] });
  keepFocus(body, () => {
    reconcile(body, blockKeys(blocks), {
      key: (item) => item.key,
      signature: (item) => JSON.stringify(item.block),
      render: (item) => renderBlock(item.block, ctx),
    });
  });
}

function build(pane) {
  pane.dataset.pane = "home";
  pane.dataset.of = state.person;
  const words = state.data.home_allowed
    ? ["Home is empty", "The app has not put anything here for this person yet."]
    : ["No Home tab for this person", "In Slack, people of other organisations have no Home tab. They answer in Messages."];
  const empty = h("div", { class: "beginning" }, h("h3", {}, words[0]), h("p", {}, words[1]));
  pane.replaceChildren(h("div", { class: "scroller" }, empty, h("div", { class: "home-body" })));
}
