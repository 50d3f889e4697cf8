// The market as it is now: portfolios by limit use, both Regions side by side, leases, quarantine.

import { element, fill } from "./dom.js";

const AGREEMENT = { SAME: "same", BEHIND: "behind", DIFFERENT: "different" };
// As the limits' states have them: used to 80 % a portfolio may only reduce, at 100 % it halts.
const LEVELS = [0.5, 0.8, 1];
const MOST_DECISIONS = 40;

/** Shows the board; hides it where no market runs. */
export function drawMarket(board) {
  const box = document.getElementById("market");
  box.hidden = board.regions.length === 0;
  if (box.hidden) return;
  drawHeat(board.portfolios);
  drawSides(board.regions, board.portfolios);
  drawDecisions(board.decisions);
  drawLeases(board.leases);
  drawQuarantine(board.quarantine);
}

function drawHeat(portfolios) {
  const worstFirst = [...portfolios].sort((a, b) => (b.use ?? -1) - (a.use ?? -1));
  fill("heat", worstFirst.map(tile), "Nothing was decided yet");
}

function tile(portfolio) {
  const item = element("li", "tile");
  const { use } = portfolio;
  item.dataset.level = use === undefined ? "none" : LEVELS.filter((least) => use >= least).length;
  item.dataset.state = portfolio.state;
  item.appendChild(element("strong", "", portfolio.portfolio));
  item.appendChild(element("span", "use", use === undefined ? "no limits" : percent(use)));
  const limit = portfolio.limit ? `${words(portfolio.limit)}, ` : "";
  item.appendChild(element("span", "quiet", `${limit}${portfolio.state.toLowerCase()}`));
  item.title = portfolio.reasons.join(", ");
  return item;
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}

function words(constant) {
  return constant.toLowerCase().replaceAll("_", " ");
}

function drawSides(regions, portfolios) {
  const head = ["Portfolio", "State", "Regions", ...regions, "Why"].map((name) => {
    const cell = element("th", "", name);
    cell.scope = "col";
    return cell;
  });
  document.getElementById("sides-head").replaceChildren(...head);
  const rows = portfolios.map((portfolio) => sideRow(regions, portfolio));
  fill("sides", rows, "", "tr");
}

function sideRow(regions, portfolio) {
  const row = element("tr");
  row.dataset.agreement = portfolio.agreement;
  const name = row.appendChild(element("th", "", portfolio.portfolio));
  name.scope = "row";
  const state = row.appendChild(element("td"));
  state.appendChild(element("span", "badge", portfolio.state.toLowerCase())).dataset.state =
    portfolio.state;
  const missing = [
    portfolio.stale > 0 ? `${portfolio.stale} stale` : "",
    portfolio.unmarked > 0 ? `${portfolio.unmarked} unmarked` : "",
  ].filter((text) => text);
  const agreement = row.appendChild(element("td", "agreement"));
  agreement.appendChild(element("span", "badge", AGREEMENT[portfolio.agreement])).dataset.state =
    portfolio.agreement;
  for (const region of regions) {
    const version = portfolio.received[region];
    row.appendChild(element("td", "number", version === undefined ? "none yet" : String(version)));
  }
  row.appendChild(element("td", "why", [...portfolio.reasons.map(words), ...missing].join(", ")));
  return row;
}

function drawDecisions(decisions) {
  const newest = [...decisions].sort((a, b) => b.at - a.at).slice(0, MOST_DECISIONS);
  fill("decisions", newest.map(decisionOf), "None since the page was opened");
}

function decisionOf(decision) {
  const item = element("li");
  const at = new Date(decision.at);
  const time = item.appendChild(element("time", "", at.toLocaleTimeString("en-GB")));
  time.dateTime = at.toISOString();
  item.appendChild(element("span", "badge", decision.state.toLowerCase())).dataset.state =
    decision.state;
  item.appendChild(
    element("span", "what", `${decision.portfolio} ${decision.version}, in ${decision.receivedIn}`),
  );
  return item;
}

function drawLeases(leases) {
  const items = leases.map((lease) => {
    const item = element("li");
    const left = Math.round((lease.expiresAt - Date.now()) / 1000);
    item.appendChild(element("strong", "", lease.group));
    item.appendChild(element("span", "", lease.holder));
    item.appendChild(
      element("span", "quiet", `epoch ${lease.epoch}, ${left > 0 ? `${left} s left` : "lapsed"}`),
    );
    return item;
  });
  fill("leases", items, "No group was computed yet");
}

function drawQuarantine(quarantine) {
  const items = quarantine.map((one) => {
    const item = element("li");
    item.appendChild(element("strong", "", one.region));
    const text = one.objects === 0 ? "nothing" : `${one.objects} records`;
    item.appendChild(element("span", one.objects === 0 ? "quiet" : "some", text));
    for (const key of one.latest) item.appendChild(element("code", "", key));
    return item;
  });
  fill("quarantine", items, "No Region");
}
