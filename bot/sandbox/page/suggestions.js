// The commands to suggest after "/", read from each command's usage hint: "schedule | list | show CODE".

/** One suggestion for the bare command and one for each alternative of its hint. */
export function suggestions(commands) {
  return commands.flatMap(({ command, hint }) => {
    const uses = (hint ?? "").split("|").map((use) => use.trim().replace(/^\[|\]$/g, "")).filter(Boolean);
    return [{ text: command, hint: uses.length > 1 ? "all it can do" : "", more: false }, ...uses.map((use) => one(command, use))];
  });
}

/** The fixed words are completed; what stands in capitals or brackets is for the person to fill in. */
function one(command, use) {
  const words = use.split(/\s+/);
  const open = words.findIndex((word) => /^[[<{(]|^[A-Z][A-Z0-9_-]+$|…|\.\.\./.test(word));
  const fixed = open < 0 ? words : words.slice(0, open);
  const rest = open < 0 ? [] : words.slice(open);
  return { text: [command, ...fixed].join(" "), hint: rest.join(" "), more: rest.length > 0 };
}

/** The suggestions that begin with what was typed; once something more is typed than they say, none. */
export function matching(all, typed) {
  const wanted = typed.trimEnd().toLowerCase();
  const found = all.filter((item) => item.text.toLowerCase().startsWith(wanted));
  const seen = new Set();
  return found.filter((item) => !seen.has(item.text) && seen.add(item.text));
}

/** What a newcomer is told to type: the first use of the first command. */
export function firstCommand(commands) {
  const all = suggestions(commands);
  return (all[1] ?? all[0])?.text ?? "/";
}
