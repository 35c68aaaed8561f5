// Dates and times in the workspace's zone, in words: "Thursday 5 March, 5pm".

const formats = new Map();

function parts(date, zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  return Object.fromEntries(formats.get(key).formatToParts(date).map((part) => [part.type, part.value]));
}

export function fromTs(ts) {
  return new Date(Number(ts) * 1000);
}

/** "5pm", "10:30am" */
export function clockTime(date, zone) {
  const { hour, minute, dayPeriod } = parts(date, zone, { hour: "numeric", minute: "2-digit", hour12: true });
  const half = (dayPeriod ?? "").toLowerCase().replaceAll(".", "").replaceAll(" ", "");
  const twelve = hour === "0" ? "12" : hour;
  return minute === "00" ? `${twelve}${half}` : `${twelve}:${minute}${half}`;
}

function yearOf(date, zone) {
  return parts(date, zone, { year: "numeric" }).year;
}

/** "Thursday 5 March", with the year only when it is not this (simulated) year. */
export function day(date, zone, now = null) {
  const { weekday, day: number, month, year } = parts(date, zone, {
    weekday: "long", day: "numeric", month: "long", year: "numeric",
  });
  const sameYear = now !== null && yearOf(now, zone) === year;
  return `${weekday} ${number} ${month}${sameYear ? "" : ` ${year}`}`;
}

export function moment(date, zone, now = null) {
  return `${day(date, zone, now)}, ${clockTime(date, zone)}`;
}

/** "GMT" or "BST": the zone as people in it call it on that day. */
export function zoneName(date, zone) {
  return parts(date, zone, { timeZoneName: "short", hour: "numeric" }).timeZoneName ?? zone;
}

/** A sortable day, to see where one day ends and the next begins. */
export function dayKey(date, zone) {
  const { year, month, day: number } = parts(date, zone, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${number}`;
}

/** "Today", "Yesterday" or the day's name, seen from the simulated now. */
export function dayDivider(date, zone, now) {
  const key = dayKey(date, zone);
  if (key === dayKey(now, zone)) return `Today, ${day(date, zone, now)}`;
  if (key === dayKey(new Date(now.getTime() - 86_400_000), zone)) return `Yesterday, ${day(date, zone, now)}`;
  return day(date, zone, now);
}

/** The words for a date picker's "2026-03-12"; empty for what is not a date. */
export function dayOfIso(iso) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? "");
  if (!match) return "";
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12));
  return Number.isNaN(date.getTime()) ? "" : day(date, "UTC");
}

/** Slack's date mark-up: `{date_long} at {time}` with each word replaced. */
export function dateTokens(pattern, date, zone) {
  const short = parts(date, zone, { day: "numeric", month: "short", year: "numeric" });
  const long = day(date, zone);
  const words = {
    date_num: dayKey(date, zone),
    date: `${short.day} ${short.month} ${short.year}`,
    date_short: `${short.day} ${short.month} ${short.year}`,
    date_long: long,
    date_pretty: `${short.day} ${short.month} ${short.year}`,
    date_short_pretty: `${short.day} ${short.month} ${short.year}`,
    date_long_pretty: long,
    day_divider_pretty: long,
    time: clockTime(date, zone),
    time_secs: clockTime(date, zone),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);
}

/** The moment that a wall clock in `zone` shows as "2026-03-05T17:00". */
export function fromWallClock(text, zone) {
  const guess = new Date(`${text}:00Z`);
  if (Number.isNaN(guess.getTime())) return null;
  const offset = (date) => {
    const p = parts(date, zone, {
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
    return Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day), Number(p.hour), Number(p.minute)) - date.getTime();
  };
  const first = new Date(guess.getTime() - offset(guess));
  return new Date(guess.getTime() - offset(first));
}
