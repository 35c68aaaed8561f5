// The emoji names this workspace knows; an unknown one is shown as it was written, colons and all.

const TABLE = {
  alarm_clock: "⏰", arrow_left: "⬅️", arrow_right: "➡️", bar_chart: "📊", bell: "🔔", black_square_button: "🔲",
  blue_heart: "💙", bookmark: "🔖", books: "📚", bulb: "💡", busts_in_silhouette: "👥", calendar: "📅",
  calling: "📲", chart_with_upwards_trend: "📈", clipboard: "📋", clock: "🕒", clock5: "🕔", closed_lock_with_key: "🔐",
  date: "📅", email: "📧", envelope: "✉️", exclamation: "❗", eyes: "👀", file_folder: "📁",
  game_die: "🎲", grey_question: "❔", hand: "✋", heavy_check_mark: "✔️", heavy_minus_sign: "➖", hourglass: "⌛",
  hourglass_flowing_sand: "⏳", house: "🏠", inbox_tray: "📥", information_source: "ℹ️", key: "🔑",
  large_blue_circle: "🔵", large_green_circle: "🟢", large_orange_circle: "🟠", large_yellow_circle: "🟡",
  link: "🔗", lock: "🔒", mag: "🔍", memo: "📝", no_bell: "🔕", no_entry: "⛔", no_entry_sign: "🚫",
  office: "🏢", ok_hand: "👌", page_facing_up: "📄", paperclip: "📎", pencil: "📝", pencil2: "✏️", people_hugging: "🫂",
  phone: "☎️", pray: "🙏", pushpin: "📌", question: "❓", raised_hand: "✋", red_circle: "🔴", repeat: "🔁",
  round_pushpin: "📍", rotating_light: "🚨", school: "🏫", shield: "🛡️", slightly_smiling_face: "🙂", smile: "😄",
  sos: "🆘", speech_balloon: "💬", spiral_calendar_pad: "🗓️", star: "⭐", stopwatch: "⏱️", sunny: "☀️",
  telephone: "☎️", telephone_receiver: "📞", thumbsdown: "👎", thumbsup: "👍", "+1": "👍", "-1": "👎",
  triangular_flag_on_post: "🚩", unlock: "🔓", video_camera: "📹", warning: "⚠️", wave: "👋",
  white_check_mark: "✅", white_circle: "⚪", white_large_square: "⬜", x: "❌", zap: "⚡",
  ballot_box_with_check: "☑️", black_circle: "⚫", child: "🧒", hospital: "🏥", police_car: "🚓", stethoscope: "🩺",
};

/** The character of `:name:`, or null when the name is unknown. */
export function emoji(name) {
  return TABLE[name] ?? null;
}

/** Plain text with its emoji names replaced, as Slack does for plain_text with `emoji` on. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name) ?? whole);
}
