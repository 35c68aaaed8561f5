// One sentence when something could not be done, shown where it can be read and dismissed.

import { h, icon } from "./dom.js";
import { state, update } from "./state.js";

/** Shows a sentence above the conversation until it is dismissed or the next thing works. */
export function trouble(sentence) {
  update({ trouble: sentence });
}

const OUT_OF_REACH = "The workspace is out of reach. Trying again.";
let dismissed = null;

/** The strip: the page's own trouble first, otherwise what Slack shows to this person (`notice`). */
export function drawTrouble(strip) {
  const notice = state.data?.notice ?? null;
  if (notice === null) dismissed = null;
  const words = state.offline ? OUT_OF_REACH : (state.trouble ?? (notice === dismissed ? null : notice));
  const ours = state.offline || state.trouble !== null;
  const signature = JSON.stringify([words, ours]);
  if (strip.drawnFrom === signature) return;
  strip.drawnFrom = signature;
  strip.hidden = words === null;
  if (words === null) return strip.replaceChildren();
  const close = h("button", {
    type: "button", class: "button square plain", "aria-label": "Dismiss",
    onclick: () => {
      if (!state.trouble) dismissed = notice;
      update({ trouble: null });
    },
  }, icon("close"));
  const origin = ours ? null : h("span", { class: "only-you" }, "Only visible to you");
  return strip.replaceChildren(icon("warn"), h("span", { class: "trouble-words" }, words, origin), state.offline ? "" : close);
}
