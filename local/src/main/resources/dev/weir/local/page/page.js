// The page: which dashboard is shown, over which time, in which colours; and the clock that draws.

import { address, addressOf, bind, filter } from "./address.js";
import { Panel, isMeasuredHere } from "./charts.js";
import { element, say } from "./dom.js";
import { drawFlow } from "./flow.js";
import { drawFraud } from "./fraud.js";
import { drawMarket } from "./market.js";
import { drawAlerts, drawRegions, drawShards } from "./now.js";
import { MetricReader, json } from "./series.js";
import { drawServices, repaintServices } from "./services.js";
import { repaintStory } from "./story.js";

const EVERY = 2_000;
// Reading tables may take a while: then it is done less often, to leave the machine to the cloud.
const IDLE_SHARE = 4;
const CHARTED_MINUTES = 15;
const MINUTE = 60_000;
const THEME = "weir-theme";

const root = document.documentElement;
const readers = new Map();
let dashboards = [];
let shown;
let panels = new Map();

/** What a dashboard shows above its charts: the ids of its parts, and what draws them. */
const VIEWS = {
  overview: { parts: ["flow-view", "now"], draw: drawOverview },
  "access-logs": { parts: ["services-view"], draw: drawAccessLogs },
  transactions: { parts: ["fraud-view"], draw: drawTransactions },
  market: { parts: ["market"], draw: async () => ifStill("market", drawMarket, await json("/api/market")) },
};

function theme() {
  return root.dataset.theme;
}

function setTheme(name) {
  root.dataset.theme = name;
  document.getElementById("theme").setAttribute("aria-pressed", String(name === "dark"));
  for (const panel of panels.values()) panel.theme = name;
  repaintServices();
}

function chosenTheme() {
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  prefersDark.addEventListener("change", () => {
    if (!localStorage.getItem(THEME)) setTheme(prefersDark.matches ? "dark" : "light");
  });
  return localStorage.getItem(THEME) ?? (prefersDark.matches ? "dark" : "light");
}

/** weir-dev-access-logs-us-east-1 is access-logs. */
function idOf(dashboard) {
  return dashboard.name.replace(/^weir-[^-]+-/, "").replace(`-${dashboard.region}`, "");
}

/** weir-dev-access-logs-us-east-1 becomes Access logs; those of the market say their Region. */
function titleOf(dashboard) {
  const id = idOf(dashboard);
  const words = id.replaceAll("-", " ") + (id.startsWith("market") ? ` ${dashboard.region}` : "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function drawTabs() {
  const tabs = dashboards.map((dashboard) => {
    const link = element("a", "", titleOf(dashboard));
    link.dataset.name = dashboard.name;
    return link;
  });
  document.getElementById("dashboards").replaceChildren(...tabs);
}

/** Shows the dashboard of the address. Returns whether it is another than before. */
function show() {
  const { name, filters } = address();
  const next = dashboards.find((dashboard) => dashboard.name === name) ?? dashboards[0];
  const last = filters.get("last") ?? "";
  document.getElementById("range").value = last;
  for (const link of document.querySelectorAll("nav a")) {
    link.href = addressOf(link.dataset.name, [["last", last]]);
    if (link.dataset.name === next.name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (next === shown) return;
  shown = next;
  document.title = `${titleOf(shown)}, Weir, local cloud`;
  for (const { parts } of Object.values(VIEWS)) {
    for (const id of parts) document.getElementById(id).hidden = true;
  }
  for (const panel of panels.values()) panel.remove();
  panels = new Map();
  document.getElementById("stretches").replaceChildren(...shown.stretches.map(sectionOf));
}

function sectionOf(stretch) {
  const section = element("section", "stretch");
  if (stretch.title) section.appendChild(element("h2", "", stretch.title));
  const drawn = stretch.panels.filter(isMeasuredHere);
  const row = section.appendChild(element("div", "panels"));
  for (const definition of drawn) {
    const panel = new Panel(definition, theme());
    panels.set(definition, panel);
    row.appendChild(panel.element);
  }
  section.appendChild(element("p", "not-drawn quiet"));
  const others = stretch.panels.filter((definition) => !drawn.includes(definition));
  if (others.length > 0) {
    section.appendChild(
      element("p", "not-drawn quiet", `Measured in AWS, not by the emulators here: ${titles(others)}.`),
    );
  }
  return section;
}

function titles(definitions) {
  return definitions.map((definition) => definition.title).join("; ");
}

/** A panel without a figure takes no space; its title is listed, so that nobody looks for it. */
function arrange() {
  for (const section of document.querySelectorAll(".stretch")) {
    const own = [...panels].filter(([, panel]) => section.contains(panel.element));
    const empty = own.filter(([, panel]) => panel.isEmpty).map(([definition]) => definition);
    for (const [, panel] of own) panel.element.hidden = panel.isEmpty;
    const drawn = own.length - empty.length;
    section.querySelector(".panels").classList.toggle("by-three", drawn % 3 === 0 || drawn === 5);
    say(
      section.querySelector(".not-drawn"),
      empty.length === 0 ? "" : `Nothing measured in this time: ${titles(empty)}.`,
    );
  }
}

function readerOf(dashboard) {
  if (!readers.has(dashboard.name)) readers.set(dashboard.name, new MetricReader(dashboard.region));
  return readers.get(dashboard.name);
}

async function drawCharts() {
  const drawn = shown;
  const range = Number(address().filters.get("last") || CHARTED_MINUTES) * MINUTE;
  const to = Date.now();
  const figures = await readerOf(drawn).read([...panels.keys()], to - range, to);
  if (drawn !== shown) return;
  const from = firstOf(figures.values(), to - range, to);
  for (const [definition, series] of figures) panels.get(definition).note(series);
  arrange();
  for (const [definition, series] of figures) panels.get(definition).draw(series, from, to);
}

/** Not an axis of empty minutes: it begins with the first figure, a minute ago at the latest. */
function firstOf(figures, from, to) {
  let first = to - MINUTE;
  for (const panel of figures) {
    for (const series of panel) {
      for (const [at, value] of series.points) {
        if (value === 0) continue;
        first = Math.min(first, at);
        break;
      }
    }
  }
  return Math.max(from, first);
}

/** Draws an answer if the view that asked for it is still the one that is shown. */
function ifStill(view, draw, answer) {
  return idOf(shown) === view ? draw(answer) : undefined;
}

async function drawOverview() {
  const flow = json("/api/pipelines").then((pipelines) => {
    document.getElementById("flow-view").hidden = idOf(shown) !== "overview" || pipelines.length === 0;
    ifStill("overview", drawFlow, pipelines);
  });
  const [status, topics] = await Promise.all([json("/api/status"), json("/api/topics")]);
  document.getElementById("now").hidden = idOf(shown) !== "overview";
  drawAlerts(topics);
  drawShards(status.eventSources, status.regions.length > 1);
  drawRegions(status.regions, status.eventSources);
  await flow;
}

async function drawAccessLogs() {
  ifStill("access-logs", drawServices, await json(`/api/services?${filtersOf("last", "at", "service")}`));
}

async function drawTransactions() {
  const board = await json(`/api/fraud?${filtersOf("rule", "user", "mode")}`);
  await ifStill("transactions", (answer) => drawFraud(answer, profileOf), board);
}

function profileOf(user) {
  return json(`/api/profile?${new URLSearchParams({ user })}`);
}

function filtersOf(...names) {
  const { filters } = address();
  const query = new URLSearchParams();
  for (const name of names) if (filters.get(name)) query.set(name, filters.get(name));
  return query;
}

function sayState(state, text) {
  const freshness = document.getElementById("freshness");
  freshness.dataset.state = state;
  say(freshness, text);
}

/** Draws all that is shown. A failure is shown, and earlier drawings stay. */
async function draw() {
  try {
    await Promise.all([VIEWS[idOf(shown)]?.draw(), drawCharts()]);
    sayState("live", "live");
  } catch (error) {
    // The cloud may be gone, or not be there yet.
    sayState("lost", error.status ? error.message : "no answer from the local cloud");
    console.warn(error.message);
  }
}

async function tick() {
  const begun = Date.now();
  if (dashboards.length === 0) await load();
  if (dashboards.length > 0 && !document.hidden) await draw();
  setTimeout(tick, Math.max(EVERY, IDLE_SHARE * (Date.now() - begun)));
}

async function load() {
  try {
    dashboards = await json("/api/dashboards");
    drawTabs();
    show();
  } catch (error) {
    sayState("lost", "no answer from the local cloud");
    console.warn(error.message);
  }
}

setTheme(chosenTheme());
document.getElementById("theme").addEventListener("click", () => {
  const next = theme() === "dark" ? "light" : "dark";
  localStorage.setItem(THEME, next);
  setTheme(next);
  drawCharts();
});
document.getElementById("range").addEventListener("change", ({ target }) => filter({ last: target.value }));
for (const form of document.querySelectorAll("form.filters")) bind(form);
addEventListener("hashchange", () => {
  if (dashboards.length === 0) return;
  show();
  draw();
});
const sizes = new ResizeObserver(() => {
  for (const panel of panels.values()) panel.resize();
  repaintServices();
  repaintStory();
});
sizes.observe(document.getElementById("main"));
document.addEventListener("visibilitychange", () => document.hidden || dashboards.length === 0 || draw());
tick();
