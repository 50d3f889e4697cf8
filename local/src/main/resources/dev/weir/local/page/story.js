// The story of an alert: the user's transactions one after the other, their amounts compared with
// the usual, and where they were made.

import { cell, duration, element, heading, say, shape, timeOf } from "./dom.js";

const HEIGHT = 190;
const TOP = 20;
const LEFT = 56;
const LANE = 20;
// Beyond this, small amounts would vanish beside the large ones.
const MAX_LINEAR = 30;
const MOST_SHOWN = 24;
const MOST_ON_A_PHONE = 12;
const NARROW = 520;
// Text in a drawing does not wrap: about so wide is a letter of it.
const LETTER = 6.4;
const LEAST_WIDTH = 200;

let drawn = {};

/** Draws the story of an alert, with the profile of its user if there is one. */
export function drawStory(alert, profile) {
  const card = document.getElementById("story");
  card.hidden = alert === undefined;
  if (card.hidden) return;
  const transactions = transactionsOf(alert, profile);
  const key = JSON.stringify([alert.id, transactions.map((each) => each.id)]);
  drawn = { ...drawn, alert, profile, transactions };
  if (key !== drawn.key || drawn.user !== alert.user) {
    drawn = { ...drawn, key, user: alert.user };
    say(document.getElementById("story-title"), `The story of ${alert.user}`);
    say(document.getElementById("story-summary"), alert.summary);
    document.getElementById("story-rows").replaceChildren(...transactions.map(rowOf).reverse());
  }
  drawFacts(alert, profile);
  repaintStory();
}

/** Those of the alert and those that the rules remember, by time; the alert's are marked. */
function transactionsOf(alert, profile) {
  const own = alert.evidence.transactions ?? [];
  const ids = new Set(own.map((each) => each.id));
  const others = (profile?.recent ?? []).filter((each) => !ids.has(each.id));
  return [...own.map((each) => ({ ...each, isCause: true })), ...others]
    .map((each) => ({ ...each, at: Date.parse(each.occurredAt), usual: usualOf(each, alert, profile) }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** The user's mean in the currency: when the alert was raised, or else now. */
function usualOf(transaction, alert, profile) {
  const isJudged = transaction.isCause && alert.evidence.mean !== undefined;
  const mean = isJudged ? alert.evidence.mean : profile?.spending?.[transaction.currency]?.mean;
  return Number(mean ?? Number.NaN);
}

function drawFacts(alert, profile) {
  const facts = [];
  const home = profile?.home;
  if (home) facts.push(["Home", placeOf(home)]);
  for (const [currency, spent] of Object.entries(profile?.spending ?? {})) {
    facts.push([`Usual amount, ${currency}`, `${Number(spent.mean).toFixed(2)} over ${spent.count}`]);
  }
  const fresh = (profile?.places ?? []).filter((each) => !each.known).map(placeOf);
  if (fresh.length > 0) facts.push(["New places", fresh.join("; ")]);
  facts.push(["Rule version", alert.ruleVersion], ["Severity", alert.severity]);
  const pairs = facts.map(([name, value]) => {
    const pair = element("div");
    pair.append(element("dt", "", name), element("dd", "", value));
    return pair;
  });
  document.getElementById("story-facts").replaceChildren(...pairs);
}

function placeOf({ city, country }) {
  return [city, country].filter((part) => part).join(", ") || "unknown";
}

function timesUsual({ amount, usual }) {
  if (!(usual > 0)) return "unknown";
  const times = Number(amount) / usual;
  return `${times >= 10 ? times.toFixed(0) : times.toFixed(1)} ×`;
}

function rowOf(transaction) {
  const row = element("tr");
  const time = heading("row", "");
  const at = new Date(transaction.at);
  time.appendChild(timeOf(at, at.toISOString().slice(0, 19).replace("T", " ")));
  row.append(
    time,
    cell(`${transaction.amount} ${transaction.currency}`, "Amount", "number"),
    cell(timesUsual(transaction), "Of the usual", "number"),
    cell(transaction.merchant, "Merchant", "foreign"),
    cell(placeOf(transaction), "Place", "foreign"),
    cell(transaction.id, "Transaction", "foreign"),
    cell(transaction.isCause ? "yes" : "no", "In the alert"),
  );
  row.dataset.state = transaction.isCause ? "failing" : "fine";
  return row;
}

/** Draws the picture again, for another width. */
export function repaintStory() {
  const frame = document.getElementById("story-plot");
  const width = frame.clientWidth;
  if (!drawn.transactions || width < LEAST_WIDTH) return;
  const key = `${drawn.key} ${width}`;
  if (drawn.picture === key) return;
  drawn.picture = key;
  const shown = newest(drawn.transactions, width < NARROW ? MOST_ON_A_PHONE : MOST_SHOWN);
  frame.replaceChildren(new Picture(shown, width).draw());
}

/** The latest, and the alert's in any case. */
function newest(transactions, most) {
  const others = transactions.filter((each) => !each.isCause);
  const causes = transactions.length - others.length;
  const kept = new Set(others.slice(Math.max(0, others.length - Math.max(0, most - causes))));
  return transactions.filter((each) => each.isCause || kept.has(each)).slice(-2 * most);
}

class Picture {
  #shown;
  #width;
  #step;
  #usual;
  #scale;

  constructor(shown, width) {
    this.#shown = shown;
    this.#width = width;
    this.#step = (width - LEFT) / Math.max(1, shown.length);
    // One line for the usual: of the currency of the alert's transactions.
    const cause = shown.find((each) => each.isCause) ?? shown[0];
    this.#usual = cause?.usual;
    this.#scale = scaleOf([...shown.map((each) => Number(each.amount)), this.#usual]);
  }

  draw() {
    const height = TOP + HEIGHT + 2 * LANE + 8;
    const picture = shape("svg", {
      viewBox: `0 0 ${this.#width} ${height}`,
      width: this.#width,
      height,
      role: "img",
      "aria-label": this.#inWords(),
    });
    this.#shown.forEach((each, i) => picture.append(...this.#column(each, i)));
    picture.append(...this.#usualLine(), ...this.#places());
    return picture;
  }

  #inWords() {
    const causes = this.#shown.filter((each) => each.isCause);
    const amounts = causes.map((each) => `${each.amount} ${each.currency} in ${placeOf(each)}`);
    const usual = this.#usual > 0 ? `; usual: ${this.#usual.toFixed(2)}` : "";
    return `${this.#shown.length} transactions by time, in the alert: ${amounts.join(", ")}${usual}. The table below has all.`;
  }

  #x(i) {
    return LEFT + i * this.#step;
  }

  #y(amount) {
    return TOP + HEIGHT * (1 - this.#scale(amount));
  }

  *#column(transaction, i) {
    const width = Math.max(2, Math.min(28, this.#step * 0.6));
    const middle = this.#x(i) + this.#step / 2;
    const y = Math.min(this.#y(Number(transaction.amount)), TOP + HEIGHT - 2);
    yield shape(
      "rect",
      { x: middle - width / 2, y, width, height: TOP + HEIGHT - y, rx: 2 },
      transaction.isCause ? "bar cause" : "bar",
    );
    if (widthOf(transaction.amount) < this.#step) {
      yield label(middle, y - 5, transaction.amount, "middle");
    }
    const before = this.#shown[i - 1];
    const gap = before && `+${duration(transaction.at - before.at, 0)}`;
    if (gap && widthOf(gap) < this.#step) {
      yield label(this.#x(i), TOP + HEIGHT + 14, gap, "middle");
    }
  }

  #usualLine() {
    if (!(this.#usual > 0)) return [];
    const y = this.#y(this.#usual);
    return [
      shape("line", { x1: LEFT, x2: this.#width, y1: y, y2: y }, "usual"),
      label(LEFT - 4, y - 2, "usual", "end"),
      label(LEFT - 4, y + 11, this.#usual.toFixed(2), "end"),
    ];
  }

  /** Where the card was used: one bar for each stay. */
  *#places() {
    const y = TOP + HEIGHT + LANE;
    let from = 0;
    for (let i = 1; i <= this.#shown.length; i++) {
      const here = placeOf(this.#shown[from]);
      if (i < this.#shown.length && placeOf(this.#shown[i]) === here) continue;
      const x = this.#x(from) + 1;
      const width = (i - from) * this.#step - 2;
      yield shape("rect", { x, y, width, height: LANE, rx: 4 }, "stay");
      const letters = Math.floor((width - 8) / LETTER);
      if (letters >= 3) {
        const text = here.length > letters ? `${here.slice(0, letters - 1)}…` : here;
        yield label(x + 5, y + 14, text, "start");
      }
      from = i;
    }
  }
}

function widthOf(text) {
  return text.length * LETTER;
}

function label(x, y, text, anchor) {
  return shape("text", { x, y, "text-anchor": anchor }, "", text);
}

/** From an amount to its share of the height: by magnitude if they are far apart. */
function scaleOf(values) {
  const amounts = values.filter((value) => value > 0);
  if (amounts.length === 0) return () => 0;
  const most = Math.max(...amounts);
  const least = Math.min(...amounts);
  if (most / least <= MAX_LINEAR) return (amount) => Math.max(0, amount) / most;
  const floor = Math.log(least) - 0.7;
  return (amount) => (amount > 0 ? (Math.log(amount) - floor) / (Math.log(most) - floor) : 0);
}
