// The page's conversation with the workspace on this machine: JSON there, JSON back, one sentence when it is refused.

/** The workspace said no; `message` is the sentence to show. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const OUT_OF_REACH = "The workspace did not answer. Nothing you typed is lost. Try again in a moment.";

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new Refused(OUT_OF_REACH, 0);
  }
  const data = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(sentenceIn(data), response.status);
  return data;
}

function sentenceIn(data) {
  const said = data.error ?? data.notice ?? data.message;
  return typeof said === "string" && said ? said : OUT_OF_REACH;
}

function query(parameters) {
  const present = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined);
  return new URLSearchParams(present).toString();
}

export function get(path, parameters = {}, signal = undefined) {
  return request(`/page/${path}?${query(parameters)}`, { signal, headers: { Accept: "application/json" } });
}

export function post(path, body) {
  return request(`/page/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
}
