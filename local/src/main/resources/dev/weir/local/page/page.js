// The page: which dashboard is shown, over which time, in which colours; and the clock that draws.

import { Panel, element, isMeasuredHere } from "./charts.js";
import { MetricReader, json } from "./series.js";
import { drawMarket } from "./market.js";
import { drawAlerts, drawRegions, drawShards } from "./now.js";

const EVERY = 2_000;
const THEME = "weir-theme";

const root = document.documentElement;
const readers = new Map();
let dashboards = [];
let shown;
let panels = new Map();
let began;

function theme() {
  return root.dataset.theme;
}

function setTheme(name) {
  root.dataset.theme = name;
  document.getElementById("theme").setAttribute("aria-pressed", String(name === "dark"));
  for (const panel of panels.values()) panel.theme = name;
}

function chosenTheme() {
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  prefersDark.addEventListener("change", () => {
    if (!localStorage.getItem(THEME)) setTheme(prefersDark.matches ? "dark" : "light");
  });
  return localStorage.getItem(THEME) ?? (prefersDark.matches ? "dark" : "light");
}

/** weir-dev-access-logs becomes Access logs; a market's says its Region. */
function titleOf(dashboard) {
  const name = dashboard.name.replace(/^weir-[^-]+-/, "");
  const words = name.startsWith("market-") ? `market ${dashboard.region}` : name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isMarket(dashboard) {
  return /^weir-[^-]+-market-/.test(dashboard.name);
}

function drawTabs() {
  const tabs = dashboards.map((dashboard) => {
    const link = element("a", "", titleOf(dashboard));
    link.href = `#${dashboard.name}`;
    return link;
  });
  document.getElementById("dashboards").replaceChildren(...tabs);
}

function show() {
  const name = decodeURIComponent(location.hash.slice(1));
  const next = dashboards.find((dashboard) => dashboard.name === name) ?? dashboards[0];
  if (next === shown) return;
  shown = next;
  document.title = `${titleOf(shown)}, Weir, local cloud`;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${shown.name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.getElementById("now").hidden = shown !== dashboards[0] || isMarket(shown);
  if (!isMarket(shown)) document.getElementById("market").hidden = true;
  for (const panel of panels.values()) panel.remove();
  panels = new Map();
  document.getElementById("stretches").replaceChildren(...shown.stretches.map(sectionOf));
}

function sectionOf(stretch) {
  const section = element("section", "stretch");
  if (stretch.title) section.appendChild(element("h2", "", stretch.title));
  const drawn = stretch.panels.filter(isMeasuredHere);
  const row = section.appendChild(element("div", "panels"));
  row.classList.toggle("by-three", drawn.length % 3 === 0 || drawn.length === 5);
  for (const definition of drawn) {
    const panel = new Panel(definition, theme());
    panels.set(definition, panel);
    row.appendChild(panel.element);
  }
  const others = stretch.panels.filter((definition) => !drawn.includes(definition));
  if (others.length > 0) {
    const titles = others.map((definition) => definition.title).join("; ");
    section.appendChild(
      element("p", "not-drawn", `Measured in AWS, not by the emulators here: ${titles}.`),
    );
  }
  return section;
}

function readerOf(dashboard) {
  if (!readers.has(dashboard.name)) readers.set(dashboard.name, new MetricReader(dashboard.region));
  return readers.get(dashboard.name);
}

async function draw() {
  const drawn = shown;
  const range = Number(document.getElementById("range").value) * 60_000;
  const to = Date.now();
  const figures = await readerOf(drawn).read([...panels.keys()], to - range, to);
  if (drawn !== shown) return;
  // Not an axis of empty minutes: from when the cloud came up, three minutes at least.
  const from = Math.max(to - range, Math.min(began, to - 180_000));
  for (const [definition, series] of figures) panels.get(definition).draw(series, from, to);
}

async function drawBoard() {
  const board = await json("/api/market");
  if (isMarket(shown)) drawMarket(board);
}

async function drawNow() {
  const [status, topics] = await Promise.all([json("/api/status"), json("/api/topics")]);
  drawAlerts(topics);
  drawShards(status.eventSources, status.regions.length > 1);
  drawRegions(status.regions, status.eventSources);
}

function say(state, text) {
  const freshness = document.getElementById("freshness");
  freshness.dataset.state = state;
  if (freshness.textContent !== text) freshness.textContent = text;
}

async function tick() {
  try {
    if (dashboards.length === 0) {
      began = Date.parse((await json("/api/status")).startedAt);
      dashboards = await json("/api/dashboards");
      drawTabs();
      show();
    }
    if (!document.hidden) {
      const above = isMarket(shown) ? drawBoard() : shown === dashboards[0] ? drawNow() : undefined;
      await Promise.all([above, draw()]);
    }
    say("live", "live");
  } catch (error) {
    // The cloud may be gone, or not be there yet: what was drawn stays, and the page says so.
    say("lost", "no answer from the local cloud");
    console.warn(error.message);
  }
  setTimeout(tick, EVERY);
}

setTheme(chosenTheme());
document.getElementById("theme").addEventListener("click", () => {
  const next = theme() === "dark" ? "light" : "dark";
  localStorage.setItem(THEME, next);
  setTheme(next);
  draw();
});
document.getElementById("range").addEventListener("change", () => draw());
addEventListener("hashchange", () => {
  show();
  draw();
});
new ResizeObserver(() => panels.forEach((panel) => panel.resize())).observe(
  document.getElementById("stretches"),
);
document.addEventListener("visibilitychange", () => document.hidden || draw());
tick();
