// Measures the page in the browser: what is wider than its box, what lies off the screen, what is too pale to read.
(wanted) => {
  const shown = [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !node.closest(".visually-hidden, svg")
    && getComputedStyle(node).clipPath === "none" && !node.closest(".skip, option"));
  const name = (node) => `${node.tagName.toLowerCase()}.${node.className} “${(node.textContent ?? "").trim().slice(0, 30)}”`;

  const misplaced = () => shown.flatMap((node) => {
    const box = node.getBoundingClientRect();
    const found = [];
    const block = getComputedStyle(node).display !== "inline" && !node.matches("input, textarea");
    if (block && node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1) {
      found.push(`${name(node)} needs ${node.scrollWidth} of ${node.clientWidth}`);
    }
    if (box.width > 0 && (box.left < -1 || box.right > innerWidth + 1)) found.push(`${name(node)} is off the screen`);
    if (node.matches("button") && node.clientHeight > 0 && node.scrollHeight > node.clientHeight + 1) {
      found.push(`${name(node)} is higher than its box`);
    }
    return found;
  });

  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, a = 1] = channels(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const pale = () => shown.filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .filter((node) => !node.closest(":disabled"))
    .flatMap((node) => {
      const [front, back] = [light(channels(getComputedStyle(node).color)), light(ground(node))];
      const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      return ratio < 4.5 ? [`${name(node)} has a contrast of ${ratio.toFixed(2)}`] : [];
    });

  const page = document.scrollingElement;
  const moves = page.scrollHeight > innerHeight || page.scrollTop > 0 ? [`the whole page scrolls: ${page.scrollHeight}`] : [];

  return wanted?.contrast ? pale() : [...moves, ...misplaced()];
}
