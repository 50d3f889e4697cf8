// Access logs: services with the worst first, each minute of each, and all of one minute.

import { address, addressWith, filter } from "./address.js";
import { cell, element, exact, fill, heading, minuteOf, percent, place, say, timeOf } from "./dom.js";
import { HeatStrip } from "./heat.js";

const MINUTE = 60_000;
const COUNTERS = ["requests", "errors", "2xx", "3xx", "4xx", "1xx", "other", "late", "rejected"];

const rows = new Map();

/** Shows the board; hides it where access logs are not processed. */
export function drawServices(board) {
  const view = document.getElementById("services-view");
  view.hidden = board.alerts === undefined;
  if (view.hidden) return;
  drawSum(board);
  drawRows(board);
  drawSelected(board);
  drawAlerts(board.alerts);
}

function byId(id) {
  return document.getElementById(id);
}

function drawSum(board) {
  const { services = [], requests, errors, from, minutes, more } = board;
  if (services.length === 0) {
    const none = address().filters.get("service")
      ? "No service of this name was counted in this time."
      : "Nothing was counted in this time. Send a log: weir send access-logs FILE --wait";
    say(byId("services-sum"), none);
    return;
  }
  const to = from + (minutes - 1) * MINUTE;
  const time =
    minutes === 1
      ? `in the minute ${minuteOf(from, true)} UTC`
      : `from ${minuteOf(from, true)} to ${minuteOf(to, isOtherDay(from, to))} UTC`;
  const rest = more === 0 ? "" : `; ${exact(more)} more services are not listed`;
  say(
    byId("services-sum"),
    `${exact(requests)} requests, ${exact(errors)} of them failed (${percent(errors, requests)}), ${time}${rest}`,
  );
}

function isOtherDay(from, to) {
  return new Date(from).getUTCDate() !== new Date(to).getUTCDate();
}

function drawRows(board) {
  const { services = [] } = board;
  byId("services-table").hidden = services.length === 0;
  byId("heat-legend").hidden = services.length === 0;
  if (services.length === 0) return;
  const to = board.from + (board.minutes - 1) * MINUTE;
  say(byId("heat-from"), minuteOf(board.from));
  say(byId("heat-to"), board.minutes === 1 ? "" : minuteOf(to));
  say(byId("services-last"), `Minute ${minuteOf(to)}`);
  const selected = offsetOf(address().filters.get("at"), board);
  const shown = services.map((service) => {
    const row = rows.get(service.service) ?? new Row(service.service);
    rows.set(service.service, row);
    row.draw(service, board, selected);
    return row;
  });
  for (const [name, row] of rows) if (!shown.includes(row)) rows.delete(name);
  place(
    byId("services"),
    shown.map((row) => row.element),
  );
  // The strips are measured by the place that the table gives them.
  for (const row of shown) row.strip.paint();
  if (!shown.some((row) => row.strip.element.tabIndex === 0)) shown[0].strip.element.tabIndex = 0;
}

function offsetOf(at, board) {
  const time = Date.parse(at ?? "");
  return Number.isNaN(time) ? undefined : (time - board.from) / MINUTE;
}

/** Repaints the strips, in other colours or another width. */
export function repaintServices() {
  for (const row of rows.values()) row.strip.paint();
}

class Row {
  #cells;

  constructor(name) {
    this.element = element("tr");
    this.element.appendChild(heading("row", name));
    this.#cells = ["In the last minute", "Errors in it", "Requests", "Errors", "Ratio"].map(
      (label) => this.element.appendChild(cell("", label, "number")),
    );
    this.strip = new HeatStrip(
      name,
      (at) => filter({ at: `${new Date(at).toISOString().slice(0, 16)}Z` }),
      (step) => focusRow(this, step),
    );
    const box = cell("", "By minute", "strip");
    box.appendChild(this.strip.element);
    this.element.appendChild(box);
  }

  draw(service, board, selected) {
    const last = service.counts.find(([offset]) => offset === board.minutes - 1) ?? [0, 0, 0];
    const texts = [
      exact(last[1]),
      exact(last[2]),
      exact(service.requests),
      exact(service.errors),
      percent(service.errors, service.requests),
    ];
    texts.forEach((text, i) => say(this.#cells[i], text));
    this.element.dataset.state = service.errors > 0 ? "failing" : "fine";
    this.strip.show(service.counts, board.from, board.minutes, selected);
  }
}

function focusRow(row, step) {
  const next = step < 0 ? row.element.previousElementSibling : row.element.nextElementSibling;
  const strip = next?.querySelector("canvas");
  if (!strip) return;
  row.strip.element.tabIndex = -1;
  strip.tabIndex = 0;
  strip.focus();
}

function drawSelected(board) {
  const card = byId("minute-card");
  card.hidden = board.selected === undefined;
  if (card.hidden) return;
  const at = address().filters.get("at");
  say(byId("minute-title"), `The minute ${minuteOf(Date.parse(at), true)} UTC`);
  byId("minute-close").href = addressWith({ at: "" });
  const lines = board.selected.map((service) => {
    const row = element("tr");
    row.appendChild(heading("row", service.service));
    for (const name of COUNTERS) row.appendChild(cell(exact(service[name]), name, "number"));
    row.insertBefore(
      cell(percent(service.errors, service.requests), "ratio", "number"),
      row.children[3],
    );
    row.dataset.state = service.errors > 0 ? "failing" : "fine";
    return row;
  });
  byId("minute-table").hidden = lines.length === 0;
  byId("minute-none").hidden = lines.length > 0;
  byId("minute-rows").replaceChildren(...lines);
}

function drawAlerts(alerts) {
  const wanted = address().filters.get("service")?.toLowerCase() ?? "";
  const shown = alerts.filter((alert) => alert.service.toLowerCase().includes(wanted));
  const items = shown.map((alert) => {
    const item = element("li");
    const minute = alert.evidence.minute;
    const link = item.appendChild(element("a", "alert-link"));
    // Of a flood or of a minute that could not be evaluated there is no minute to open.
    if (minute) link.href = addressWith({ at: `${minute.slice(0, 16)}Z` });
    link.appendChild(timeOf(minute ?? alert.raisedAt, minuteOf(Date.parse(minute ?? alert.raisedAt), true)));
    link.append(" ", element("span", "headline", alert.summary));
    return item;
  });
  fill("service-alerts", items, "None yet");
}
