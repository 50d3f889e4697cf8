// The data flow of each pipeline as one picture, with the doctor's verdict where the cause is.

import { duration, element, figure, place } from "./dom.js";

const NAMES = {
  PRODUCERS: "Producers",
  STREAM: "Stream",
  FUNCTION: "Function",
  STORE: "Table",
  SUBSCRIBERS: "Subscribers",
};
const HEALTH = { good: "healthy", warn: "check", bad: "the cause", idle: "idle" };
const shown = new Map();

/** Shows the pipelines. */
export function drawFlow(pipelines) {
  const items = pipelines.map((pipeline) => {
    const known = shown.get(pipeline.pipeline);
    const text = JSON.stringify(pipeline);
    if (known?.text === text) return known.item;
    const item = known?.item ?? element("li", "pipeline");
    item.replaceChildren(...(pipeline.problem ? unreachable(pipeline) : partsOf(pipeline)));
    shown.set(pipeline.pipeline, { text, item });
    return item;
  });
  place(document.getElementById("flow"), items);
}

function titleOf(pipeline, state, word) {
  const title = element("h3", "", readable(pipeline.pipeline));
  title.appendChild(element("span", "badge", word)).dataset.state = state;
  return title;
}

/** access-logs becomes Access logs; market us-east-1 becomes Market us-east-1. */
function readable(name) {
  const words = name.startsWith("market ") ? name : name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function unreachable(pipeline) {
  return [
    titleOf(pipeline, "lost", "no answer"),
    element("p", "problem", pipeline.problem),
  ];
}

function partsOf(pipeline) {
  const [first, ...others] = pipeline.findings;
  const wasUsed = pipeline.parts.some((part) => part.health !== "idle");
  const state = !wasUsed ? "idle" : pipeline.well ? "good" : "lost";
  const list = element("ol", "flow");
  for (const part of pipeline.parts) list.appendChild(partOf(part));
  return [
    titleOf(pipeline, state, wasUsed ? first.meaning : "nothing has arrived yet"),
    list,
    ...(pipeline.well ? [] : [adviceOf(pipeline, first, others)]),
  ];
}

function partOf(part) {
  const item = element("li", "part");
  item.dataset.health = part.health;
  const title = part.part === "FUNCTION" ? stepName(part.step) : NAMES[part.part];
  item.appendChild(element("strong", "", part.name ? `${NAMES.STORE} of ${part.name}` : title));
  for (const text of figuresOf(part)) item.appendChild(element("span", "", text));
  item.appendChild(element("span", "health", HEALTH[part.health]));
  return item;
}

/** market-risk becomes Risk; access-logs becomes Function. */
function stepName(step) {
  if (!step.startsWith("market-")) return NAMES.FUNCTION;
  const name = step.slice("market-".length);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function* figuresOf(part) {
  if (part.shards !== undefined) yield part.shards === 1 ? "1 shard" : `${part.shards} shards`;
  if (part.perSecond !== undefined) yield `${figure(part.perSecond)} ${unitOf(part)}`;
  if (part.usualPerSecond > 0) yield `baseline ${figure(part.usualPerSecond)}/s`;
  if (part.perMinute !== undefined) yield `${figure(part.perMinute)} messages/min`;
  if (part.ageMillis !== undefined) yield `oldest waits ${duration(part.ageMillis)}`;
  if (part.millis > 0) yield part.part === "STORE" ? `calls ${duration(part.millis)} (p99)` : `takes ${duration(part.millis)} (median)`;
  if (part.failed > 0) yield `${figure(part.failed)} failed`;
  if (part.refused > 0) yield `${figure(part.refused)} refused`;
}

function unitOf(part) {
  return part.part === "STORE" ? "commits/s" : "records/s";
}

function adviceOf(pipeline, first, others) {
  const box = element("div", "advice");
  const at = pipeline.parts.find((part) => part.part === first.part && part.step === first.step);
  const where = at?.part === "FUNCTION" ? stepName(at.step) : NAMES[first.part];
  box.appendChild(element("p", "verdict", `${where}: ${first.meaning}`));
  const list = box.appendChild(element("dl"));
  const add = (name, text) => list.append(element("dt", "", name), element("dd", "", text));
  for (const text of first.evidence) add("because", text);
  for (const text of first.against) add("and", text);
  if (pipeline.catchUp) add("catches up", catchUp(pipeline.catchUp));
  if (pipeline.secondsLeft !== undefined) add("time left", `${duration(1000 * pipeline.secondsLeft)} until records are lost`);
  add("do", first.remedy);
  for (const other of others) add("also", `${other.meaning}: ${other.evidence.join("; ")}`);
  return box;
}

function catchUp({ seconds, shard }) {
  const slowest = shard ? `, slowest: ${shard}` : "";
  return `${seconds === undefined ? "never" : `in ${duration(1000 * seconds)}`} at the current rates${slowest}`;
}
