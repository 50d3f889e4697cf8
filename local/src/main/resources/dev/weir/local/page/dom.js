// How everything comes into the page. Names come from producers: they are set as text, here only.

/** An element with a class and a text. */
export function element(name, className = "", text = "") {
  return filled(document.createElement(name), className, text);
}

/** An element of a drawing, with its attributes. */
export function shape(name, attributes, className = "", text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return filled(made, className, text);
}

function filled(made, className, text) {
  if (className) made.setAttribute("class", className);
  if (text !== "") made.textContent = String(text);
  return made;
}

/** A cell of a table; on a phone its label stands in front of it. */
export function cell(text, label, className = "") {
  const made = element("td", className, text);
  made.dataset.label = label;
  return made;
}

/** A cell that names its row or its column. */
export function heading(scope, text, className = "") {
  const made = element("th", className, text);
  made.scope = scope;
  return made;
}

/** Makes items a list's children. One that stays is not touched: moved, it would lose the focus. */
export function place(list, items) {
  const focused = list.contains(document.activeElement) ? document.activeElement : undefined;
  let here = list.firstElementChild;
  for (const item of items) {
    if (item === here) here = here.nextElementSibling;
    else list.insertBefore(item, here);
  }
  while (here) {
    const next = here.nextElementSibling;
    here.remove();
    here = next;
  }
  if (focused?.isConnected && focused !== document.activeElement) focused.focus();
}

/** Replaces a list's items, or says that there are none. */
export function fill(id, items, none, tag = "li") {
  const list = document.getElementById(id);
  list.replaceChildren(...(items.length === 0 ? [element(tag, "quiet", none)] : items));
}

/** Sets a text only if it changes, so that a screen reader reads it once. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A number as people read it. */
export function figure(value) {
  if (typeof value !== "number" || Number.isNaN(value)) return "";
  if (Math.abs(value) >= 10_000) {
    return value.toLocaleString("en", { notation: "compact", maximumFractionDigits: 1 });
  }
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}

/** A count, with all its digits. */
export function exact(count) {
  return count.toLocaleString("en");
}

/** A part of a whole in percent; nothing of nothing is none. */
export function percent(part, whole) {
  if (whole === 0) return "0 %";
  const share = (100 * part) / whole;
  const digits = share === 0 || share >= 10 ? (share % 1 === 0 ? 0 : 1) : 2;
  return `${share.toFixed(digits)} %`;
}

/** A time in milliseconds, in the unit in which people would say it. */
export function duration(millis, decimals = 1) {
  if (millis < 1_000) return `${Math.round(millis)} ms`;
  if (millis < 120_000) return `${rounded(millis / 1_000, decimals)} s`;
  if (millis < 7_200_000) return `${Math.round(millis / 60_000)} min`;
  if (millis < 172_800_000) return `${rounded(millis / 3_600_000, decimals)} h`;
  return `${Math.round(millis / 86_400_000)} days`;
}

function rounded(value, decimals) {
  return value.toLocaleString("en", { maximumFractionDigits: decimals });
}

/** 2015-05-17T10:05:00.000Z becomes 10:05, or with the day 17 May 10:05. */
export function minuteOf(millis, withDay = false) {
  const options = { hour: "2-digit", minute: "2-digit", timeZone: "UTC" };
  const day = withDay ? { day: "numeric", month: "short" } : {};
  return new Date(millis).toLocaleString("en-GB", { ...options, ...day }).replace(",", "");
}

/** An element with a time that is read by people and by tools. */
export function timeOf(at, text) {
  const made = element("time", "", text);
  made.dateTime = new Date(at).toISOString();
  return made;
}
