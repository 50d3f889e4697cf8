// The data of the local metric store: read in full once, then only new ones.

const LIST_EVERY = 10_000;
// A function's metrics of a moment come with its log lines, after its invocation.
const LATE = 30_000;
const ROLLING_STEP = 5;
const MINUTE = 60;
const FINE_RANGE = 15 * 60_000;

export class MetricReader {
  #region;
  #lists = new Map();
  #points = new Map();

  constructor(region) {
    this.#region = region;
  }

  /**
   * Reads the series of panels: for each panel a list of {label, points: [[millis, value], ...]}.
   * A sum is over the minute before its point; as bars it is over a calendar minute; as a number
   * it is over the whole time.
   */
  async read(panels, from, to) {
    const wanted = [];
    for (const panel of panels) {
      for (const series of panel.series) {
        for (const one of await this.#expanded(series)) {
          const region = series.region ?? this.#region;
          wanted.push({ ...one, region, panel, ...resolution(panel, one, to - from) });
        }
      }
    }
    await this.#fetch(wanted, from, to);
    const read = new Map(panels.map((panel) => [panel, []]));
    for (const one of wanted) {
      const { panel } = one;
      const points = this.#shown(one, from, to);
      const isTotal = panel.shape === "numbers" && one.statistic === "Sum";
      read.get(panel).push({ label: one.label, points: isTotal ? total(points) : points });
    }
    return read;
  }

  async #expanded(series) {
    if (!series.detail) return [series];
    const ids = await this.#list(series.region ?? this.#region, series.namespace, series.name);
    const known = Object.entries(series.dimensions);
    return ids
      .filter(
        (id) =>
          Object.keys(id.dimensions).length === known.length + 1 &&
          series.detail in id.dimensions &&
          known.every(([name, value]) => id.dimensions[name] === value),
      )
      .map((id) => {
        const label = `${series.prefix ?? ""}${id.dimensions[series.detail]}`;
        return { ...series, dimensions: id.dimensions, label };
      })
      .sort((a, b) => a.label.localeCompare(b.label));
  }

  async #list(region, namespace, name) {
    const key = `${region} ${namespace} ${name}`;
    const known = this.#lists.get(key);
    if (known && Date.now() - known.at < LIST_EVERY) return known.ids;
    const query = new URLSearchParams({ region, namespace, name });
    const answer = await json(`/metrics/list?${query}`);
    this.#lists.set(key, { at: Date.now(), ids: answer.metrics });
    return answer.metrics;
  }

  async #fetch(wanted, from, to) {
    const groups = new Map();
    for (const one of wanted) {
      const { region, namespace, name, dimensions, statistic, period } = one;
      one.key = JSON.stringify([region, namespace, name, dimensions, statistic, period]);
      let known = this.#points.get(one.key);
      if (!known || known.from > from) {
        // The first sum over a minute needs the minute before.
        known = { from, upTo: from - MINUTE * 1000, points: new Map() };
        this.#points.set(one.key, known);
      }
      const step = period * 1000;
      const back = Math.max(LATE, MINUTE * 1000);
      const start = Math.floor(Math.max(from - back, known.upTo - LATE - step) / step) * step;
      const group = `${region} ${start}`;
      if (!groups.has(group)) groups.set(group, { region, start, series: [] });
      groups.get(group).series.push(one);
    }
    for (const { region, start, series } of groups.values()) {
      await this.#fetchFrom(region, start, to, series);
    }
  }

  async #fetchFrom(region, start, to, group) {
    const queries = group.map(({ namespace, name, dimensions, statistic, period }) => ({
      namespace,
      name,
      dimensions,
      statistic,
      periodSeconds: period,
    }));
    const answer = await json("/metrics/data", { region, from: start, to, queries });
    group.forEach((one, i) => {
      const known = this.#points.get(one.key);
      for (const [at, value] of answer.series[i]) known.points.set(at, value);
      known.upTo = to;
    });
  }

  #shown(one, from, to) {
    const known = this.#points.get(one.key);
    const kept = from - 2 * MINUTE * 1000;
    for (const at of known.points.keys()) {
      if (at < kept) known.points.delete(at);
    }
    // Older values are dropped: over a longer time they have to be read again.
    known.from = Math.max(known.from, kept + MINUTE * 1000);
    const points = [...known.points].sort((a, b) => a[0] - b[0]);
    const shown = one.rolling ? rollingSums(points, to) : points;
    return shown.filter(([at]) => at >= from);
  }
}

/** Over which period a series is asked for, and whether sums roll. */
function resolution(panel, series, range) {
  const isFine = range <= FINE_RANGE;
  if (series.statistic === "Sum" && panel.shape === "lines" && isFine) {
    return { period: ROLLING_STEP, rolling: true };
  }
  const isCoarse = series.statistic === "Sum" || !isFine;
  return { period: isCoarse ? MINUTE : 2 * ROLLING_STEP, rolling: false };
}

function total(points) {
  if (points.length === 0) return points;
  return [[points.at(-1)[0], points.reduce((sum, [, value]) => sum + value, 0)]];
}

/** Sums over a minute up to each step, from sums over the steps. */
function rollingSums(points, to) {
  if (points.length === 0) return [];
  const step = ROLLING_STEP * 1000;
  const values = new Map(points);
  const steps = (MINUTE * 1000) / step;
  const rolled = [];
  let sum = 0;
  for (let at = points[0][0]; at + step <= to; at += step) {
    sum += values.get(at) ?? 0;
    sum -= values.get(at - steps * step) ?? 0;
    rolled.push([at + step, sum]);
  }
  return rolled;
}

/** Asks the local cloud; throws if it does not answer. */
export async function json(path, body) {
  const answer = await fetch(path, body && { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) {
    const error = new Error(`${path}: ${answer.status} ${await answer.text()}`);
    throw Object.assign(error, { status: answer.status });
  }
  return answer.json();
}
