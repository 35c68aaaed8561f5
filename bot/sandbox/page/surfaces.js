// The three places where blocks stand (a message, the Home tab, a modal) and how what is done there is sent.

import { post } from "./api.js";
import { Draft } from "./draft.js";
import { act, state } from "./state.js";
import { trouble } from "./trouble.js";

const drafts = new Map();

/** What is typed on one surface, kept for as long as the page lives. */
export function draftOf(scope) {
  if (!drafts.has(scope)) drafts.set(scope, new Draft());
  return drafts.get(scope);
}

/**
 * The context for rendering blocks on one surface.
 * `blocks()` gives its current blocks, so that an action can carry everything typed around it.
 */
export function surface({ scope, where, ts = null, blocks, errors = {}, onRefused = trouble }) {
  const draft = draftOf(scope);
  return {
    scope,
    where,
    draft,
    errors,
    async act(block, part, value) {
      const body = { where, ts, block_id: block.block_id, action_id: part.action_id, value, values: draft.collect(blocks()) };
      try {
        await act("action", body);
      } catch (problem) {
        onRefused(problem.message);
      }
    },
    async options(block, part, query) {
      const body = { person: state.person, where, ts, block_id: block.block_id, action_id: part.action_id, query };
      const answer = await post("options", body);
      return answer.options ?? (answer.option_groups ?? []).flatMap((group) => group.options);
    },
  };
}
