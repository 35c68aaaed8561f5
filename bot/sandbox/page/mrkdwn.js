// Slack's mrkdwn as page elements. It builds text nodes and a few known tags; no string ever becomes markup.

import { emoji, withEmoji } from "./emoji.js";
import { h } from "./dom.js";
import { namesById, state } from "./state.js";
import { dateTokens, fromTs } from "./time.js";

const INLINE = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "<(?<angle>[^<>\\n]+)>",
    "(?<![\\p{L}\\p{N}_*])\\*(?<bold>(?=[^\\s*])[^*\\n]*[^\\s*])\\*(?![\\p{L}\\p{N}*])",
    "(?<![\\p{L}\\p{N}_])_(?<italic>(?=[^\\s_])[^_\\n]*[^\\s_])_(?![\\p{L}\\p{N}_])",
    "(?<![\\p{L}\\p{N}~])~(?<strike>(?=[^\\s~])[^~\\n]*[^\\s~])~(?![\\p{L}\\p{N}~])",
    ":(?<emoji>[a-z0-9_+-]+):",
    "(?<url>https?://[^\\s<>|]*[^\\s<>|.,;:!?)'\"])",
  ].join("|"),
  "gu",
);

/** Text as Slack sends it, with its three escapes undone. */
export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A text object (`plain_text` or `mrkdwn`) or a bare string of mrkdwn. */
export function textOf(object) {
  if (!object) return [];
  if (typeof object === "string") return mrkdwn(object);
  if (object.type === "mrkdwn") return mrkdwn(object.text, { verbatim: object.verbatim === true });
  return lines(withEmoji(object.text ?? ""), (line) => [line]);
}

/** The words of a text object without any formatting, for names and labels. */
export function wordsOf(object) {
  const text = typeof object === "string" ? object : (object?.text ?? "");
  if (object?.type === "plain_text") return withEmoji(text);
  return h("span", {}, mrkdwn(text)).textContent;
}

export function mrkdwn(text, options = {}) {
  const pieces = text.split(/```\n?([\s\S]*?)\n?```/);
  return pieces.flatMap((piece, index) => {
    if (index % 2 === 1) return [h("pre", {}, unescape(piece))];
    return piece === "" ? [] : paragraphs(trimAround(piece, index, pieces.length), options);
  });
}

/** A fence stands on lines of its own: the line break before and after it is not an empty line. */
function trimAround(piece, index, count) {
  const after = index > 0 ? piece.replace(/^\n/, "") : piece;
  return index < count - 1 ? after.replace(/\n$/, "") : after;
}

function kindOf(line) {
  if (/^(>|&gt;)/.test(line)) return "quote";
  if (/^\s*[•◦▪] ?/.test(line)) return "list";
  return "text";
}

/** Consecutive lines of one kind become one quote, one list or one run of text. */
function paragraphs(text, options) {
  const groups = [];
  for (const line of text.split("\n")) {
    const kind = kindOf(line);
    const last = groups[groups.length - 1];
    if (last && last.kind === kind) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.flatMap(({ kind, lines: all }) => group(kind, all, options));
}

function group(kind, all, options) {
  if (kind === "quote") {
    const inside = all.map((line) => line.replace(/^(>|&gt;) ?/, "")).join("\n");
    return [h("blockquote", {}, lines(inside, (line) => inline(line, options)))];
  }
  if (kind === "list") {
    const items = all.map((line) => h("li", {}, inline(line.replace(/^\s*[•◦▪] ?/, ""), options)));
    return [h("ul", { class: "bullets" }, items)];
  }
  return lines(all.join("\n"), (line) => inline(line, options));
}

/** Line breaks kept; an empty line is a small gap rather than a whole line. */
function lines(text, render) {
  const all = text.split("\n");
  return all.flatMap((line, index) => {
    if (line === "" && index < all.length - 1) return [h("span", { class: "gap" })];
    const breaks = index > 0 && all[index - 1] !== "";
    return breaks ? [h("br"), ...render(line)] : render(line);
  });
}

function inline(text, options) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) nodes.push(unescape(text.slice(from, match.index)));
    nodes.push(token(match, options));
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(unescape(text.slice(from)));
  return nodes;
}

function token(match, options) {
  const { code, angle, bold, italic, strike, url } = match.groups;
  if (code !== undefined) return h("code", {}, unescape(code));
  if (angle !== undefined) return reference(angle);
  if (bold !== undefined) return h("strong", {}, inline(bold, options));
  if (italic !== undefined) return h("em", {}, inline(italic, options));
  if (strike !== undefined) return h("s", {}, inline(strike, options));
  if (url !== undefined) return options.verbatim ? url : link(unescape(url), unescape(url));
  return emoji(match.groups.emoji) ?? match[0];
}

/** What stands between angle brackets: a person, a channel, a date, a group or a link. */
function reference(inside) {
  const [target, label] = [inside.split("|")[0], inside.includes("|") ? inside.slice(inside.indexOf("|") + 1) : null];
  if (target.startsWith("@")) return mention(`@${label ?? namesById().get(target.slice(1)) ?? target.slice(1)}`);
  if (target.startsWith("#")) return mention(`#${label ?? target.slice(1)}`);
  if (target.startsWith("!date^")) return dateReference(target, label);
  if (target.startsWith("!")) return mention(label ?? `@${target.slice(1).split("^")[0]}`);
  return link(unescape(target), unescape(label ?? target.replace(/^mailto:|^tel:/, "")));
}

export function mention(text) {
  return h("span", { class: "mention" }, text);
}

function dateReference(target, label) {
  const [, seconds, pattern, address] = target.split("^");
  const date = fromTs(seconds);
  const zone = state.data?.zone ?? "UTC";
  const words = Number.isNaN(date.getTime()) ? (label ?? "") : dateTokens(unescape(pattern ?? ""), date, zone);
  const node = h("time", { datetime: Number.isNaN(date.getTime()) ? null : date.toISOString() }, words);
  return address ? link(unescape(address), node) : node;
}

/** A link opens elsewhere and tells the other side nothing; anything but a web, mail or phone address stays text. */
export function link(address, label) {
  if (!/^(https?:|mailto:|tel:)/i.test(address)) return h("span", {}, label);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, label);
}
