// Lists that open over the page: placed beside what opened them, above any dialog, never clipped by what scrolls.

/** Shows `list` (a manual popover, and a child of the control, so that a dialog does not disable it) under or over `anchor`. */
export function openPopup(list, anchor, { least = 0, alignEnd = false } = {}) {
  list.showPopover();
  const place = () => {
    const box = anchor.getBoundingClientRect();
    const width = Math.min(Math.max(box.width, least), innerWidth - 16);
    const below = innerHeight - box.bottom - 12;
    const above = box.top - 12;
    const upwards = below < 220 && above > below;
    const left = alignEnd ? box.right - width : box.left;
    list.style.width = `${width}px`;
    list.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    list.style.maxHeight = `${Math.max(120, Math.min(344, upwards ? above : below))}px`;
    list.style.top = upwards ? "auto" : `${box.bottom + 4}px`;
    list.style.bottom = upwards ? `${innerHeight - box.top + 4}px` : "auto";
  };
  place();
  const again = (event) => {
    if (event.target !== list) place();
  };
  addEventListener("scroll", again, true);
  addEventListener("resize", again);
  list.stopPlacing = () => {
    removeEventListener("scroll", again, true);
    removeEventListener("resize", again);
  };
  list.placeAgain = place;
}

export function closePopup(list) {
  list.stopPlacing?.();
  list.stopPlacing = null;
  if (list.isConnected && list.matches(":popover-open")) list.hidePopover();
}

export function isOpen(list) {
  return list.isConnected && list.matches(":popover-open");
}
