// What a person has typed but not sent: kept by block and action, so that errors and redrawing never lose it.

const MANY = new Set([
  "checkboxes", "multi_static_select", "multi_external_select", "multi_users_select",
  "multi_conversations_select", "multi_channels_select",
]);
const INITIAL = {
  datepicker: "initial_date",
  timepicker: "initial_time",
  datetimepicker: "initial_date_time",
  users_select: "initial_user",
  multi_users_select: "initial_users",
};
const STATELESS = new Set(["button", "workflow_button", "overflow", "image"]);

/** The value an untouched element starts with, in the short form: text, a date, an option's value, or a list. */
export function initialValue(element) {
  if (element.initial_option) return element.initial_option.value;
  if (element.initial_options) return element.initial_options.map((option) => option.value);
  const named = INITIAL[element.type];
  return (named ? element[named] : element.initial_value) ?? (MANY.has(element.type) ? [] : null);
}

/** The short form of a field's state as Slack sends it: `{type, selected_option: {...}}` becomes the option's value. */
export function shortForm(held) {
  if (held === null || typeof held !== "object" || Array.isArray(held)) return held;
  const kind = Object.keys(held).find((key) => key !== "type") ?? "value";
  const inner = held[kind] ?? null;
  if (Array.isArray(inner)) return inner.map((item) => item?.value ?? item);
  return inner?.value ?? inner;
}

export function isEmpty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** All elements of a list of blocks that hold a value, each with its block. */
export function fieldsOf(blocks) {
  return blocks.flatMap((block) => {
    const elements = block.type === "input" ? [block.element] : [...(block.elements ?? []), block.accessory];
    const held = elements.filter((element) => element?.action_id && !STATELESS.has(element.type));
    return held.map((element) => ({ block, element }));
  });
}

export class Draft {
  constructor() {
    this.typed = new Map();
    this.stored = {};
    this.drawn = new Map();
    /** the options chosen in external selects, since only the search knows their words */
    this.options = new Map();
  }

  /** Takes over what the workspace knows of the same fields; what was typed here stays on top. */
  follow(blocks, stored) {
    this.stored = stored ?? {};
    const present = new Set(fieldsOf(blocks).map(({ block, element }) => place(block.block_id, element.action_id)));
    for (const key of [...this.typed.keys()]) if (!present.has(key)) this.typed.delete(key);
  }

  /** In a message or Home, a block that the app has drawn anew starts from what the app says, not from an old choice. */
  startAfresh(blocks) {
    for (const block of blocks) {
      const json = JSON.stringify(block);
      const before = this.drawn.get(block.block_id);
      this.drawn.set(block.block_id, json);
      if (before === undefined || before === json) continue;
      for (const key of [...this.typed.keys()]) if (key.startsWith(place(block.block_id, ""))) this.typed.delete(key);
    }
  }

  get(block, element) {
    const key = place(block.block_id, element.action_id);
    if (this.typed.has(key)) return this.typed.get(key);
    const held = this.stored[block.block_id]?.[element.action_id];
    return held === undefined ? initialValue(element) : (shortForm(held) ?? (MANY.has(element.type) ? [] : null));
  }

  set(block, element, value) {
    this.typed.set(place(block.block_id, element.action_id), value);
  }

  /** Whether closing would lose something. */
  get dirty() {
    return this.typed.size > 0;
  }

  /** The options of an external select whose words are known: those searched for, stored and initial ones. */
  knownOptions(block, element) {
    const held = this.stored[block.block_id]?.[element.action_id] ?? {};
    const stored = [held.selected_option, ...(held.selected_options ?? [])];
    const initial = [element.initial_option, ...(element.initial_options ?? [])];
    const found = this.options.get(place(block.block_id, element.action_id)) ?? [];
    return [...found, ...stored, ...initial].filter(Boolean);
  }

  remember(block, element, options) {
    const key = place(block.block_id, element.action_id);
    this.options.set(key, [...options, ...(this.options.get(key) ?? [])]);
  }

  /** Every field's value, as the workspace takes it: `{block_id: {action_id: value}}`. */
  collect(blocks) {
    const values = {};
    for (const { block, element } of fieldsOf(blocks)) {
      values[block.block_id] ??= {};
      values[block.block_id][element.action_id] = this.get(block, element);
    }
    return values;
  }
}

function place(blockId, actionId) {
  return `${blockId}\u0000${actionId}`;
}
