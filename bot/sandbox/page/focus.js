// Where the keyboard is: kept while the page redraws, held inside a dialog, moved along lists by arrow keys.

const FOCUSABLE = [
  "a[href]", "button:not([disabled])", "input:not([disabled])", "textarea:not([disabled])",
  "select:not([disabled])", "[tabindex]:not([tabindex='-1'])",
].join(",");

/** Everything inside `root` that Tab can reach, in order. */
export function focusables(root) {
  return [...root.querySelectorAll(FOCUSABLE)].filter((node) => node.tabIndex >= 0 && node.checkVisibility());
}

/** Runs `change`; if the focused control was replaced by a new one, focus and caret go to the new one. */
export function keepFocus(root, change) {
  const active = document.activeElement;
  const inside = active && root.contains(active) && active !== root;
  const mark = inside ? active.dataset.focus : null;
  const nearby = inside ? active.closest("[data-ts]")?.dataset.ts : null;
  const caret = inside && typeof active.selectionStart === "number" ? [active.selectionStart, active.selectionEnd] : null;
  change();
  if (!inside || active.isConnected) return;
  const again = mark ? root.querySelector(`[data-focus="${CSS.escape(mark)}"]`) : null;
  const fallback = nearby ? root.querySelector(`[data-ts="${CSS.escape(nearby)}"]`) : null;
  (again ?? fallback)?.focus({ preventScroll: true });
  if (again && caret && again.setSelectionRange) again.setSelectionRange(...caret);
}

/** Keeps Tab inside a dialog: from the last control to the first and back. */
export function trapTab(event, root) {
  if (event.key !== "Tab") return;
  const reachable = focusables(root);
  if (reachable.length === 0) return;
  const first = reachable[0];
  const last = reachable[reachable.length - 1];
  const active = document.activeElement;
  if (event.shiftKey && (active === first || !root.contains(active))) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first.focus();
  }
}

/** Arrow keys, Home and End among `items`; says whether the key was used. */
export function arrows(event, items, { sideways = false } = {}) {
  const at = items.indexOf(document.activeElement);
  const forward = sideways ? "ArrowRight" : "ArrowDown";
  const backward = sideways ? "ArrowLeft" : "ArrowUp";
  const last = items.length - 1;
  const to = { [forward]: at + 1, [backward]: at < 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (to === undefined || items.length === 0) return false;
  event.preventDefault();
  items[(to + items.length) % items.length].focus();
  return true;
}

/** Says something to screen readers without moving anything; a dialog has a region of its own. */
export function announce(text) {
  const dialogs = document.querySelectorAll("dialog[open] [data-live]");
  const region = dialogs.length ? dialogs[dialogs.length - 1] : document.querySelector("#live");
  region.textContent = "";
  region.textContent = text;
}
