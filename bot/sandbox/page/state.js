// What the page knows: who is chosen, what the workspace last said, which pane is open. One place, one listener list.

import { Refused, get, post } from "./api.js";

export const state = {
  person: null,
  tab: "messages",
  thread: null,
  data: null,
  clock: null,
  /** why the last thing done did not work; stays until it is dismissed or something works */
  trouble: null,
  /** whether the workspace is out of reach just now */
  offline: false,
  railOpen: false,
  /** ts of the first message that was unread when this person was chosen, so the mark stays put while they read */
  firstUnread: null,
};

const listeners = [];

export function onChange(listener) {
  listeners.push(listener);
}

export function update(patch) {
  Object.assign(state, patch);
  for (const listener of listeners) listener(state);
}

export function personOf(id) {
  return state.data?.people.find((person) => person.id === id) ?? null;
}

/** Whether what is known is about the chosen person yet. */
export function loaded() {
  return state.data !== null && state.data.person === state.person;
}

export function namesById() {
  return new Map((state.data?.people ?? []).map((person) => [person.id, person.name]));
}

let asked = 0;

/** Asks for everything about the chosen person; an answer that was overtaken by a later question is dropped. */
export async function refresh() {
  asked += 1;
  const turn = asked;
  const person = state.person;
  const [data, clock] = await Promise.all([get("state", { person }), readClock()]);
  if (turn !== asked || person !== state.person) return;
  update({ data, clock, offline: false });
}

let clockless = false;

/** A workspace whose clock cannot be moved says so once; it is not asked again. */
async function readClock() {
  if (clockless) return null;
  try {
    const clock = await get("clock");
    return Array.isArray(clock.moments) ? clock : null;
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.status !== 404) throw problem;
    clockless = true;
    return null;
  }
}

let polling = null;

/** Waits for changes for ever, as the chosen person; started again whenever somebody else is chosen. */
export async function follow() {
  polling?.abort();
  const mine = new AbortController();
  polling = mine;
  let pause = 500;
  while (!mine.signal.aborted) {
    try {
      const since = state.data?.version ?? 0;
      const { version } = await get("changes", { person: state.person, since }, mine.signal);
      if (mine.signal.aborted) return;
      if (version !== since || state.offline) await refresh();
      else update({ clock: await readClock() });
      pause = 500;
    } catch (problem) {
      if (problem.name === "AbortError" || mine.signal.aborted) return;
      update({ offline: true });
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, 5000);
    }
  }
}

/** Sends what a person did, then shows what came of it. Errors are thrown for the caller to show in place. */
export async function act(path, body) {
  const answer = await post(path, { person: state.person, ...body });
  state.trouble = null;
  await refresh();
  return answer;
}

/** Becomes somebody (or nobody), in the pane given. */
export async function choose(person, tab = "messages") {
  const unread = personOf(person)?.unread ?? 0;
  const known = state.person === person;
  update({ person, tab, railOpen: false, ...(known ? {} : { thread: null, firstUnread: null, trouble: null, data: withoutPerson() }) });
  remember();
  try {
    if (!known) await refresh();
    if (person && !personOf(person)) return choose(null);
    if (tab === "home" && state.data.home_allowed) await post("open-home", { person });
    if (known || tab === "home") await refresh();
    if (!known) update({ firstUnread: firstUnreadTs(unread) });
  } catch (problem) {
    update({ trouble: problem.message });
  }
  follow();
  return undefined;
}

function withoutPerson() {
  return state.data && { ...state.data, person: undefined, messages: [], home: null, modal: null, notice: null };
}

function firstUnreadTs(count) {
  const theirs = (state.data?.messages ?? []).filter((message) => message.author === "bot");
  return count > 0 && theirs.length ? theirs[Math.max(0, theirs.length - count)].ts : null;
}

/** The address keeps who and where, so a reload or a second window is the same person again. */
function remember() {
  const where = state.person ? `#${state.person}${state.tab === "home" ? "/home" : ""}` : "#";
  if (location.hash !== where) history.replaceState(null, "", where);
}

export function fromAddress() {
  const [person, tab] = location.hash.slice(1).split("/");
  return { person: person || null, tab: tab === "home" ? "home" : "messages" };
}
