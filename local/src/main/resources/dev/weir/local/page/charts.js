// One panel of a dashboard: a card with a chart, or with numbers.

import { element, figure } from "./dom.js";

const COLOURS = {
  light: ["#0b6e8a", "#d1603d", "#5b8c3a", "#8a4fa3", "#b98900", "#2f6fde", "#b03a6b", "#5a6a74"],
  dark: ["#5cc4df", "#f29470", "#9ccc65", "#ce93d8", "#ffd54f", "#82b1ff", "#f48fb1", "#b0bec5"],
};
// More than these can't be distinguished by their colours.
const MOST_SERIES = 8;
// Values by the minute may be late once.
const LONGEST_STEP = 150_000;
// The emulators measure nothing of themselves.
const BY_AWS_ONLY = ["AWS/DynamoDB", "AWS/SNS", "AWS/SQS"];

/** Whether there is something to draw of a panel here. */
export function isMeasuredHere(definition) {
  return definition.series.some((one) => !BY_AWS_ONLY.includes(one.namespace));
}

export class Panel {
  #definition;
  #latest;
  #plot;
  #chart;
  #numbers;

  constructor(definition, theme) {
    this.#definition = definition;
    this.element = element("article", "card panel");
    const header = this.element.appendChild(element("header"));
    header.appendChild(element("h3", "", definition.title));
    this.#latest = header.appendChild(element("span", "latest"));
    if (definition.shape === "numbers") {
      this.#numbers = this.element.appendChild(element("dl", "numbers"));
    } else {
      this.#plot = this.element.appendChild(element("div", "plot"));
    }
    this.theme = theme;
  }

  /** Notes whether there is anything to draw: a hidden panel has no size to draw in. */
  note(series) {
    this.isEmpty = series.every((one) => one.points.length === 0);
    this.element.dataset.series = String(series.filter((one) => one.points.length > 0).length);
  }

  /** Draws series: {label, points}. */
  draw(series, from, to) {
    const all = series.filter((one) => one.points.length > 0);
    if (all.length === 0) return;
    if (this.#numbers) {
      this.#drawNumbers(all);
      return;
    }
    const shown = this.#isStacked() ? filled(largest(all)) : largest(all);
    this.#describe(shown, all.length - shown.length);
    this.#ensureChart().setOption(this.#option(shown, from, to), { replaceMerge: ["series"] });
  }

  #ensureChart() {
    if (!this.#chart) {
      const canvas = this.#plot.appendChild(element("div", "plot"));
      this.#chart = echarts.init(canvas, null, { renderer: "canvas" });
    }
    return this.#chart;
  }

  #drawNumbers(series) {
    this.#numbers.replaceChildren(
      ...series.map((one) => {
        const pair = element("div");
        pair.append(element("dt", "", one.label), element("dd", "", figure(one.points.at(-1)[1])));
        return pair;
      }),
    );
  }

  #describe(series, more) {
    const isMany = series.length > 2;
    const latest = series.map((one) => [one.label, one.points.at(-1)[1]]);
    this.#latest.textContent = isMany
      ? ""
      : latest.map(([, value]) => figure(value)).join(" · ");
    const limit = this.#definition.limit;
    const isOver = limit !== undefined && latest.some(([, value]) => value > limit);
    this.#latest.dataset.state = isOver ? "over" : "";
    const spoken = latest.map(([label, value]) => `${label} ${figure(value)}`).join(", ");
    const rest = more > 0 ? `, and ${more} more that are smaller` : "";
    this.#plot.setAttribute("role", "img");
    this.#plot.setAttribute(
      "aria-label",
      `${this.#definition.title}: ${spoken}${rest}`,
    );
  }

  #isStacked() {
    return this.#definition.shape === "stacked";
  }

  #isOfCounts() {
    return this.#definition.series.every((one) => one.statistic === "Sum");
  }

  #option(series, from, to) {
    const quiet = colour("--quiet");
    const edge = colour("--edge");
    const bars = this.#isStacked();
    return {
      animation: false,
      color: COLOURS[this.theme],
      textStyle: { fontFamily: "inherit", color: quiet },
      grid: { left: 8, right: 12, top: 12, bottom: 26, containLabel: true },
      // As text on the canvas: markup of its own would need inline styles.
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        valueFormatter: figure,
        backgroundColor: colour("--card"),
        borderColor: edge,
        textStyle: { color: colour("--text"), fontSize: 12 },
      },
      legend: {
        type: "scroll",
        bottom: 0,
        icon: "roundRect",
        itemWidth: 10,
        itemHeight: 10,
        textStyle: { color: quiet, fontSize: 11 },
        pageIconColor: quiet,
        pageTextStyle: { color: quiet },
        data: series.map((one) => one.label),
        formatter: shortened,
      },
      xAxis: {
        type: "time",
        min: from,
        max: to,
        axisLine: { lineStyle: { color: edge } },
        axisLabel: { color: quiet, fontSize: 10, hideOverlap: true },
        splitNumber: 4,
      },
      yAxis: {
        type: "value",
        min: 0,
        axisLabel: { color: quiet, fontSize: 10, formatter: figure },
        splitLine: { lineStyle: { color: edge } },
        splitNumber: 3,
        // There is no third of a record.
        minInterval: this.#isOfCounts() ? 1 : 0,
      },
      series: series.map((one, i) => ({
        id: one.label,
        name: one.label,
        data: bars ? one.points.map(([at, value]) => [at + 30_000, value]) : broken(one.points),
        ...(bars
          ? { type: "bar", stack: "all", barMaxWidth: 18 }
          : { type: "line", symbol: "none", symbolSize: 5, lineStyle: { width: 2 } }),
        ...(i === 0 ? this.#limit() : {}),
      })),
    };
  }

  #limit() {
    const limit = this.#definition.limit;
    if (limit === undefined) return {};
    return {
      markLine: {
        silent: true,
        symbol: "none",
        lineStyle: { color: colour("--bad"), type: "dashed" },
        label: {
          formatter: "limit",
          position: "insideEndTop",
          color: colour("--bad"),
          backgroundColor: colour("--card"),
          padding: [0, 3],
          fontSize: 10,
        },
        data: [{ yAxis: limit }],
      },
    };
  }

  resize() {
    this.#chart?.resize();
  }

  remove() {
    this.#chart?.dispose();
    this.element.remove();
  }
}

function largest(series) {
  const size = (one) => one.points.reduce((sum, [, value]) => sum + value, 0);
  if (series.length <= MOST_SERIES) return series;
  const kept = new Set([...series].sort((a, b) => size(b) - size(a)).slice(0, MOST_SERIES));
  return series.filter((one) => kept.has(one));
}

/** With a gap where nothing was measured for long; a point between two gaps is a dot. */
function broken(points) {
  const isFar = (i) => !(points[i]?.[0] - points[i - 1]?.[0] <= LONGEST_STEP);
  return points.flatMap(([at, value], i) => {
    const isAlone = isFar(i) && isFar(i + 1);
    const point = { value: [at, value], symbol: isAlone ? "circle" : "none" };
    return i > 0 && isFar(i) ? [[at - 1, null], point] : [point];
  });
}

/** With a point for each time that some series has one: bars are stacked by their place. */
function filled(series) {
  const times = [...new Set(series.flatMap((one) => one.points.map(([at]) => at)))].sort();
  return series.map((one) => {
    const values = new Map(one.points);
    return { ...one, points: times.map((at) => [at, values.get(at) ?? 0]) };
  });
}

/** shardId-000000000003 becomes shard 3. */
function shortened(label) {
  return label.replace(/\bshardId-0*(\d)/, "shard $1");
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
