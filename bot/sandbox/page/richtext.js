// rich_text blocks: sections, lists, quotes and code, each made of styled pieces.

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link, mention } from "./mrkdwn.js";
import { namesById, state } from "./state.js";
import { dateTokens, fromTs } from "./time.js";

export function richText(block) {
  return h("div", { class: "rich-text" }, (block.elements ?? []).map(part));
}

function part(element) {
  const pieces = () => (element.elements ?? []).map(piece);
  switch (element.type) {
    case "rich_text_list":
      return list(element);
    case "rich_text_quote":
      return h("blockquote", {}, pieces());
    case "rich_text_preformatted":
      return h("pre", {}, pieces());
    default:
      return h("div", { class: "rich-section" }, pieces());
  }
}

function list(element) {
  const tag = element.style === "ordered" ? "ol" : "ul";
  const node = h(tag, { class: "bullets" }, (element.elements ?? []).map((item) => h("li", {}, part(item))));
  node.style.marginInlineStart = `${(element.indent ?? 0) * 1.25}rem`;
  return node;
}

function piece(element) {
  return styled(bare(element), element.style ?? {});
}

function bare(element) {
  switch (element.type) {
    case "text":
      return broken(element.text ?? "");
    case "link":
      return [link(element.url ?? "", element.text ?? element.url ?? "")];
    case "emoji":
      return [emoji(element.name) ?? fromCodePoints(element.unicode) ?? `:${element.name}:`];
    case "user":
      return [mention(`@${namesById().get(element.user_id) ?? element.user_id}`)];
    case "channel":
      return [mention(`#${element.channel_id}`)];
    case "broadcast":
      return [mention(`@${element.range}`)];
    case "date":
      return [dateTokens(element.format ?? "{date_long}", fromTs(element.timestamp), state.data?.zone ?? "UTC")];
    default:
      return [];
  }
}

function fromCodePoints(unicode) {
  return unicode ? String.fromCodePoint(...unicode.split("-").map((point) => parseInt(point, 16))) : null;
}

function broken(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}

function styled(nodes, style) {
  const wraps = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"], ["underline", "u"]];
  return wraps.reduce((inner, [name, tag]) => (style[name] ? [h(tag, {}, inner)] : inner), nodes);
}
