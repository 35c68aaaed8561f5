// A short question before something happens: Block Kit's confirm dialogs, and the page's own.

import { h, uid } from "./dom.js";
import { trapTab } from "./focus.js";
import { textOf } from "./mrkdwn.js";

/** Asks; true if the person confirms, false if they cancel, press Escape or close it. */
export function confirmed({ title, text, confirm, deny, style }) {
  const opener = document.activeElement;
  return new Promise((resolve) => {
    const id = uid("question");
    const yes = h("button", { type: "button", class: `button ${style === "danger" ? "danger" : "primary"}` }, textOf(confirm));
    const no = h("button", { type: "button", class: "button" }, textOf(deny));
    const box = h(
      "dialog", { class: "confirm", role: "alertdialog", "aria-labelledby": id },
      h("h2", { id }, textOf(title)), h("div", { class: "text" }, textOf(text)), h("div", { class: "confirm-buttons" }, no, yes),
    );
    const finish = (answer) => {
      box.close();
      box.remove();
      if (opener?.isConnected) opener.focus();
      resolve(answer);
    };
    yes.addEventListener("click", () => finish(true));
    no.addEventListener("click", () => finish(false));
    box.addEventListener("keydown", (event) => trapTab(event, box));
    box.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(false);
    });
    document.body.append(box);
    box.showModal();
    (style === "danger" ? no : yes).focus();
  });
}

/** Plain words as Block Kit writes them. */
export function plain(text) {
  return { type: "plain_text", text };
}
