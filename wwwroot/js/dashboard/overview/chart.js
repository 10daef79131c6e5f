import uPlot from "/lib/uplot/uPlot.esm.js";
import { formatOf, stepsOf } from "./units.js";

const narrow = 480;

/** One table, drawn: this period as a line with an area, the one before dashed, so that they differ without colours. What isn't over is dotted. */
export class Chart {
  constructor(section, cursor) {
    this.section = section;
    this.plot = section.querySelector(".plot");
    this.rows = [...section.querySelectorAll(".points tbody tr")];
    this.plot.hidden = false;
    this.tip = Object.assign(document.createElement("p"), { className: "tip", hidden: true });
    this.chart = new uPlot(this.options(), this.data(), this.plot);
    this.chart.over.append(this.tip);
    cursor && this.chart.setCursor(cursor);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.plot);
  }

  /** @returns where the pointer was, for the chart that takes its place. */
  end() {
    const { left, top } = this.chart.cursor;
    this.observer.disconnect();
    this.chart.destroy();
    return left >= 0 ? { left, top } : undefined;
  }

  data() {
    const read = name => this.rows.map(({ dataset }) => dataset[name] === undefined || dataset[name] === "" ? null : Number(dataset[name]));
    const now = read("now");
    const going = this.rows.findIndex(({ dataset }) => dataset.over === "no");
    const done = now.map((value, n) => n === going ? null : value);
    const soFar = now.map((value, n) => n === going || n === going - 1 ? value : null);
    return [this.rows.map((_, n) => n), read("before"), done, soFar];
  }

  options() {
    const { dataset } = this.section;
    const { width, height } = this.size();
    const color = name => getComputedStyle(this.section).getPropertyValue(name).trim();
    const format = formatOf(dataset.unit, dataset.currency);
    const [line, text] = [color("--chart-line"), color("--chart-text")];
    const axis = { stroke: text, font: `12px ${getComputedStyle(this.section).fontFamily}`, ticks: { show: false } };
    const isFew = this.rows.length <= (width < narrow ? 16 : 48);
    const points = { show: isFew ? undefined : false, size: 5, fill: color("--chart-paper") };
    return {
      width,
      height,
      padding: [12, 26, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8, width: 2, fill: (u, n) => u.series[n].stroke(u, n) } },
      scales: { x: { time: false, range: (_, from, to) => [from, Math.max(to, from + 1)] }, y: { range: (_, _from, to) => [0, to > 0 ? to * 1.08 : dataset.unit === "share" ? .05 : dataset.unit === "money" ? 500 : 5] } },
      axes: [
        { ...axis, size: 30, grid: { show: false }, space: 64, incrs: [1, 2, 3, 4, 6, 7, 14, 28, 56, 91, 182], values: (_, places) => places.map(n => this.rows[n]?.dataset.short ?? "") },
        { ...axis, size: (_, labels) => 14 + 7 * Math.max(0, ...(labels ?? []).map(label => label?.length ?? 0)), grid: { stroke: line, width: 1 }, border: { show: false }, space: 40, incrs: stepsOf(dataset.unit), values: (_, values) => values.map(format.short) },
      ],
      series: [
        {},
        { stroke: color("--chart-before"), width: 1.5, dash: [6, 4], points: { show: false }, spanGaps: false },
        { stroke: color("--chart-now"), width: 2.25, fill: color("--chart-area"), points, spanGaps: false },
        { stroke: color("--chart-now"), width: 2.25, dash: [1.5, 4], cap: "round", fill: color("--chart-area"), points, spanGaps: false },
      ],
      hooks: { setCursor: [u => this.tell(u)] },
    };
  }

  /** What the pointer is at, in the words of the table. */
  tell({ cursor: { idx, left }, bbox }) {
    const row = left >= 0 && this.rows[idx];
    this.tip.hidden = !row;
    if (!row) {
      return;
    }
    const [name, now, nameBefore, before] = [...row.cells].map(cell => cell.textContent.trim());
    const say = (kind, words) => Object.assign(document.createElement("span"), { textContent: words, className: kind });
    this.tip.replaceChildren(...now ? [say("now", `${now} · ${name}`)] : [], ...before ? [say("before", `${before} · ${nameBefore}`)] : []);
    const room = bbox.width / devicePixelRatio - this.tip.offsetWidth;
    this.tip.style.transform = `translateX(${Math.max(0, Math.min(room, left - this.tip.offsetWidth / 2))}px)`;
  }

  size() {
    const width = this.plot.clientWidth;
    return { width, height: width < narrow ? 210 : 280 };
  }

  fit() {
    const { width, height } = this.size();
    if (width > 0 && width !== this.chart.width) {
      this.chart.setSize({ width, height });
    }
  }
}
