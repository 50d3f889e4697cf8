// A strip with a cell for each minute, coloured by the ratio of errors; keys move over the minutes.

import { element, exact, minuteOf, percent } from "./dom.js";

const MINUTE = 60_000;
const HOUR = 60;
// Up to these ratios; the last colour is for more.
const LEVELS = [0, 0.01, 0.05, 0.2];

/** Returns the level of a ratio: 0 without errors. */
export function levelOf(requests, errors) {
  if (errors === 0) return 0;
  return LEVELS.findLastIndex((least) => errors / requests > least) + 1;
}

export class HeatStrip {
  #counts = new Map();
  #from = 0;
  #minutes = 1;
  #selected;
  #cursor;
  #name;

  /** Calls back with the time of a minute that is chosen, and with -1 or 1 for the row above or below. */
  constructor(name, choose, leave) {
    this.#name = name;
    this.element = element("canvas", "heat-strip");
    this.element.tabIndex = -1;
    this.element.setAttribute("role", "slider");
    this.element.setAttribute("aria-label", `${name}, by minute`);
    this.element.addEventListener("click", (event) => {
      this.#move(this.#offsetAt(event.offsetX));
      choose(this.#time());
    });
    this.element.addEventListener("pointermove", (event) => {
      this.element.title = this.#text(this.#offsetAt(event.offsetX));
    });
    this.element.addEventListener("keydown", (event) => this.#key(event, choose, leave));
    this.element.addEventListener("focus", () => this.paint());
    this.element.addEventListener("blur", () => this.paint());
  }

  /** Shows counts: [offset in minutes, requests, errors]. */
  show(counts, from, minutes, selected) {
    const at = this.#cursor === undefined ? undefined : this.#time();
    this.#counts = new Map(counts.map(([offset, ...figures]) => [offset, figures]));
    this.#from = from;
    this.#minutes = minutes;
    this.#selected = selected;
    const kept = at === undefined ? (selected ?? minutes - 1) : (at - from) / MINUTE;
    this.#move(kept);
  }

  #key(event, choose, leave) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -HOUR, PageDown: HOUR };
    if (event.key in steps) this.#move(this.#cursor + steps[event.key]);
    else if (event.key === "Home") this.#move(0);
    else if (event.key === "End") this.#move(this.#minutes - 1);
    else if (event.key === "ArrowUp") leave(-1);
    else if (event.key === "ArrowDown") leave(1);
    else if (event.key === "Enter" || event.key === " ") choose(this.#time());
    else return;
    event.preventDefault();
    this.paint();
  }

  #move(offset) {
    this.#cursor = Math.min(this.#minutes - 1, Math.max(0, offset));
    const set = (name, value) => this.element.setAttribute(`aria-${name}`, String(value));
    set("valuemin", 0);
    set("valuemax", this.#minutes - 1);
    set("valuenow", this.#cursor);
    set("valuetext", this.#text(this.#cursor));
  }

  #time() {
    return this.#from + this.#cursor * MINUTE;
  }

  #offsetAt(x) {
    return Math.floor((x * this.#minutes) / this.element.clientWidth);
  }

  #text(offset) {
    const time = `${minuteOf(this.#from + offset * MINUTE)} UTC`;
    const figures = this.#counts.get(offset);
    if (!figures) return `${time}: no requests`;
    const [requests, errors] = figures;
    return `${time}: ${exact(errors)} of ${exact(requests)} requests failed, ${percent(errors, requests)}`;
  }

  /** Paints it in the present width and colours. Where minutes share a pixel, the worst is seen. */
  paint() {
    const { element: canvas } = this;
    const scale = devicePixelRatio;
    const width = Math.round(canvas.clientWidth * scale);
    const height = Math.round(canvas.clientHeight * scale);
    if (width === 0) return;
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    const cellWidth = width / this.#minutes;
    const gap = cellWidth > 6 * scale ? scale : 0;
    const byLevel = [...this.#counts].map(([offset, figures]) => [offset, levelOf(...figures)]);
    byLevel.sort((a, b) => a[1] - b[1]);
    for (const [offset, level] of byLevel) {
      context.fillStyle = style.getPropertyValue(`--heat-${level}`).trim();
      context.fillRect(offset * cellWidth, 0, Math.max(scale, cellWidth - gap), height);
    }
    context.strokeStyle = style.getPropertyValue("--text").trim();
    context.lineWidth = 2 * scale;
    const marked = document.activeElement === canvas ? this.#cursor : this.#selected;
    if (marked >= 0 && marked < this.#minutes) {
      const mark = Math.max(cellWidth, 4 * scale);
      const left = Math.min(marked * cellWidth, width - mark);
      context.strokeRect(left + scale, scale, mark - 2 * scale, height - 2 * scale);
    }
  }
}
