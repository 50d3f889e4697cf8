// The current state: alerts as they come, shards with their lag, Regions.

import { element, figure, place } from "./dom.js";

const SLOW = 1_000;
const MOST_ALERTS = 100;

let shownAlerts;

/** Shows the messages of the alert topics, newest first; an open or focused one stays so. */
export function drawAlerts(topics) {
  const list = document.getElementById("alerts");
  const count = topics.reduce((sum, topic) => sum + topic.count, 0);
  document.getElementById("alert-count").textContent = count === 0 ? "" : figure(count);
  const messages = topics
    .flatMap((topic) => topic.messages.map((message) => ({ topic, ...message })))
    .sort((a, b) => b.at - a.at || b.number - a.number)
    .slice(0, MOST_ALERTS);
  const wanted = new Map();
  for (const message of messages) {
    const key = `${message.topic.topic} ${message.number}`;
    wanted.set(key, shownAlerts?.get(key) ?? alert(message));
  }
  if (shownAlerts) tellNew([...wanted.keys()].filter((key) => !shownAlerts.has(key)).length);
  shownAlerts = wanted;
  if (wanted.size === 0) list.replaceChildren(element("li", "quiet", "None yet"));
  else place(list, wanted.values());
}

/** How many came is read out, not the list. */
function tellNew(count) {
  if (count === 0) return;
  document.getElementById("alert-news").textContent =
    count === 1 ? "1 new alert" : `${count} new alerts`;
}

function alert(message) {
  const item = element("li");
  const details = item.appendChild(element("details"));
  const summary = details.appendChild(element("summary"));
  const at = new Date(message.at);
  const time = summary.appendChild(element("time", "", at.toLocaleTimeString("en-GB")));
  time.dateTime = at.toISOString();
  const severity = /^severity +(\w+)/m.exec(message.text)?.[1];
  if (severity) {
    summary.appendChild(element("span", "severity", severity)).dataset.severity =
      severity.toLowerCase();
  }
  summary.appendChild(element("span", "headline", message.text.split("\n", 1)[0]));
  details.appendChild(element("pre", "", message.text.trim()));
  return item;
}

/** Shows each event source with its shards. */
export function drawShards(sources, severalRegions) {
  const children = sources.map((source) => {
    const box = element("div", "source");
    const where = severalRegions ? `${source.region} ` : "";
    const title = box.appendChild(
      element("h3", "", where + readable(nameOf(source.stream), source.region)),
    );
    title.title = `${source.stream} to ${source.function}`;
    if (source.problem) box.appendChild(element("p", "problem", source.problem));
    const list = box.appendChild(element("ul", "shards"));
    for (const shard of source.shards) list.appendChild(shardOf(shard));
    return box;
  });
  document.getElementById("shards").replaceChildren(...children);
}

function shardOf(shard) {
  const item = element("li", "", ` ${shortName(shard.shardId)}`);
  const isClosed = /closed|finished|done/i.test(shard.state);
  const age = shard.iteratorAgeMillis;
  const isStalled = age >= 60 * SLOW;
  item.dataset.state = isClosed ? "closed" : isStalled ? "stalled" : age >= SLOW ? "slow" : "near";
  item.prepend(element("strong", "", behind(age)));
  item.title = `${shard.shardId}, ${shard.state}, behind by ${figure(age)} ms`;
  return item;
}

function behind(millis) {
  if (millis < SLOW) return `${millis} ms`;
  return millis < 120 * SLOW ? `${figure(millis / 1000)} s` : `${figure(millis / 60_000)} min`;
}

/** The part that distinguishes the shards of a stream: the end of a Kinesis or a table stream's shard id. */
function shortName(shardId) {
  const parts = shardId.split("-");
  return parts.at(-1).replace(/^0+(?=.)/, "").slice(-4);
}

/** arn:aws:kinesis:us-east-1:000000000000:stream/NAME, .../table/NAME/stream/..., ...:function:NAME */
function nameOf(arn) {
  const resource = arn.split(":").slice(5).join(":");
  return resource.replace(/^(function:|stream\/|table\/)/, "").split(/[/:]/, 1)[0];
}

/** weir-dev-us-east-1-MarketIngestStreamFD165984 becomes Market. */
function readable(name, region) {
  const words = name
    .replace(/^weir-[^-]+-/, "")
    .replace(`${region}-`, "")
    .replace(/[0-9A-F]{8}$/, "")
    .replace(/IngestStream$/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Shows what state each Region is in, and how many shards and functions it has. */
export function drawRegions(regions, sources) {
  const items = regions.map((region) => {
    const item = element("li");
    item.appendChild(element("strong", "", region.name));
    item.appendChild(element("span", "badge", region.state)).dataset.state = region.state;
    const own = sources.filter((source) => source.region === region.name);
    const shards = own.reduce((sum, source) => sum + source.shards.length, 0);
    const worst = Math.max(0, ...own.map((source) => source.iteratorAgeMillis));
    item.appendChild(
      element("span", "quiet", `${own.length} event sources, ${shards} shards, behind ${behind(worst)}`),
    );
    return item;
  });
  document.getElementById("regions").replaceChildren(...items);
}
