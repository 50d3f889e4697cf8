// Transactions: alerts with the story of one of them, and the rules with their quality.

import { address, addressWith } from "./address.js";
import { cell, element, exact, figure, fill, heading, place, say, timeOf } from "./dom.js";
import { drawStory } from "./story.js";

const shownAlerts = new Map();

/** Shows the board and the story of the chosen alert; hides it where no transactions are processed. */
export async function drawFraud(board, profileOf) {
  const view = document.getElementById("fraud-view");
  view.hidden = board.rules === undefined;
  if (view.hidden) return;
  drawRuleChoice(board.rules);
  const chosen = chosenOf(board.alerts);
  drawAlerts(board, chosen);
  drawRules(board);
  const profile = chosen && (await profileOf(chosen.user));
  drawStory(chosen, profile);
}

function chosenOf(alerts) {
  const id = address().filters.get("alert");
  return alerts.find((alert) => alert.id === id) ?? alerts[0];
}

/** VELOCITY becomes Velocity, CARD_TESTING becomes Card testing. */
export function ruleName(constant) {
  const words = constant.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function drawRuleChoice(rules) {
  const select = document.getElementById("rule-filter");
  if (select.options.length > 1) return;
  for (const { rule } of rules) {
    const option = select.appendChild(element("option", "", ruleName(rule)));
    option.value = rule;
  }
  select.value = address().filters.get("rule") ?? "";
}

/** What became of an alert, in a word. */
function fateOf(alert) {
  const fates = {
    RECORDED: alert.evidence.mode === "shadow" ? "shadow" : "replayed",
    GROUPED: "flood",
    REFUSED: "refused",
    WITHDRAWN: "withdrawn",
  };
  return fates[alert.fate] ?? (alert.publishedAt ? "live" : "waiting");
}

function drawAlerts(board, chosen) {
  const list = document.getElementById("fraud-alerts");
  say(document.getElementById("fraud-count"), board.count === 0 ? "" : exact(board.count));
  if (board.alerts.length === 0) {
    shownAlerts.clear();
    fill("fraud-alerts", [], "None in the last 30 days");
    return;
  }
  const items = board.alerts.map((alert) => {
    const item = shownAlerts.get(alert.id) ?? itemOf(alert);
    shownAlerts.set(alert.id, item);
    const link = item.firstElementChild;
    link.href = addressWith({ alert: alert.id });
    if (alert === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    say(link.querySelector(".badge"), fateOf(alert));
    return item;
  });
  const ids = new Set(board.alerts.map((alert) => alert.id));
  for (const id of shownAlerts.keys()) if (!ids.has(id)) shownAlerts.delete(id);
  place(list, items);
}

function itemOf(alert) {
  const item = element("li");
  const link = item.appendChild(element("a", "alert-link"));
  link.appendChild(timeOf(alert.raisedAt, new Date(alert.raisedAt).toLocaleTimeString("en-GB")));
  link.appendChild(element("span", "badge", fateOf(alert))).dataset.state = fateOf(alert);
  link.appendChild(element("strong", "", ruleName(alert.type)));
  link.appendChild(element("span", "headline", alert.summary));
  return item;
}

function drawRules(board) {
  const labels =
    board.labels === undefined
      ? "No labels yet, so precision and recall are unknown. Label a transaction: weir label USER TXN fraud"
      : `Compared with ${exact(board.labels)} labelled transactions in labels.csv.`;
  say(document.getElementById("labels-note"), labels);
  document.getElementById("rules").replaceChildren(...board.rules.map(ruleRow));
}

function ruleRow(rule) {
  const row = element("tr");
  row.appendChild(heading("row", ruleName(rule.rule)));
  const mode = cell("", "Mode");
  mode.appendChild(element("span", "badge", rule.mode === "on" ? "live" : rule.mode)).dataset.state =
    rule.mode === "on" ? "live" : rule.mode;
  const current = rule.versions.find((each) => each.version === rule.version);
  row.append(
    mode,
    cell(exact(rule.live), "Live alerts", "number"),
    cell(exact(rule.shadow), "Shadow alerts", "number"),
    cell(shareOf(current?.precision), "Precision", "number"),
    cell(shareOf(current?.recall), "Recall", "number"),
    cell(current ? figure(current.perDay) : "0", "Per day", "number"),
    cell(earlier(rule), "Earlier versions", "quiet"),
  );
  return row;
}

function shareOf(text) {
  return text === undefined || text === "-" ? "unknown" : `${(100 * Number(text)).toFixed(1)} %`;
}

function earlier(rule) {
  const others = rule.versions.filter((each) => each.version !== rule.version);
  if (others.length === 0) return "none";
  return others
    .map((each) => `${each.version}: ${exact(each.alerts)} alerts, precision ${shareOf(each.precision)}`)
    .join("; ");
}
