import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Language } from "../../../lib/messages.ts";
import { wan } from "./money.ts";

// The drawing on a canvas, not as SVG: SVG would write style attributes, which the page's policy refuses.
use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, CanvasRenderer]);

export type Series = {
  readonly name: string;
  /** In fen, or in what the drawing counts; not-a-number where it is hidden. */
  readonly values: readonly number[];
  /** What is planned is a dashed line over the columns. */
  readonly plan?: true;
  /** Stands on the series before it. */
  readonly stacked?: true;
};
export type Drawing = {
  readonly kind: "columns" | "bars";
  readonly names: readonly string[];
  readonly series: readonly Series[];
  /** Counts instead of money. */
  readonly counts?: true;
  /** The names are ranges, none of which may be left out. */
  readonly ranges?: true;
  /** Which series say their figures: those of the first when left out. */
  readonly labels?: "all" | "last";
  /** The chart in words, for who cannot see it. */
  readonly says: string;
  readonly language: Language;
};
export type Drawn = {
  /** Moves the bars to other numbers. */
  readonly show: (drawing: Drawing) => void;
  readonly resize: () => void;
  readonly close: () => void;
};

/** Narrower, figures over columns would stand in each other's way: there the table says them. */
const roomForFigures = 600;

/** 1.2M in English, where words for ten thousand are missing; the unit stands below the chart. */
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Draws into a box; columns stand for time, lying bars compare. No movement for who asked for none, hatching on paper. */
export function draw(box: HTMLElement): Drawn {
  const chart = init(box, null, { renderer: "canvas" });
  const hatch = (show: boolean) => () => {
    chart.setOption({ aria: { decal: { show } } });
    chart.getZr().flush();
  };
  const [onPaper, onScreen] = [hatch(true), hatch(false)];
  window.addEventListener("beforeprint", onPaper);
  window.addEventListener("afterprint", onScreen);
  return {
    show: (drawing) => {
      // The box is as high as it has bars.
      chart.resize();
      chart.setOption(optionOf(drawing, box.clientWidth >= roomForFigures), { replaceMerge: ["series"] });
    },
    resize: () => chart.resize(),
    close: () => {
      window.removeEventListener("beforeprint", onPaper);
      window.removeEventListener("afterprint", onScreen);
      chart.dispose();
    },
  };
}

function optionOf(drawing: Drawing, roomy: boolean) {
  const { kind, names, series, counts, says, language } = drawing;
  const money = (fen: number) => (language === "zh" ? wan(fen, language) : short.format(fen / 100));
  const axis = (figure: number) => (counts ? figure.toLocaleString("en-US") : money(figure));
  const text = token("--jc-text-secondary");
  const words = { fontFamily: token("--jc-font"), fontSize: 13, color: text };
  const along = { type: "category", data: names, axisLabel: namesOf(drawing, words, roomy), inverse: kind === "bars" };
  const figures = {
    type: "value",
    min: 0,
    ...(counts && { minInterval: 1 }),
    axisLabel: { ...words, hideOverlap: true, formatter: axis },
    splitLine: { lineStyle: { color: token("--jc-hairline") } },
    splitNumber: 4,
  };
  return {
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    color: [1, 2, 3, 4, 5, 6].map((at) => token(`--jc-series-${at}`)),
    aria: { enabled: true, label: { description: says }, decal: { show: false } },
    textStyle: words,
    legend: { show: series.length > 1, left: 0, top: 0, textStyle: words },
    grid: { left: 0, right: 48, top: series.length > 1 ? 36 : 16, bottom: 0, outerBoundsMode: "same" },
    xAxis: kind === "columns" ? along : figures,
    yAxis: kind === "columns" ? figures : along,
    series: series.map(({ name, values, plan, stacked }, at) => ({
      // The same series with other numbers, so that its bars move.
      id: String(at),
      name,
      data: values,
      ...(plan
        ? { type: "line", lineStyle: { type: "dashed" }, symbol: "diamond", symbolSize: 8 }
        : {
            type: "bar",
            barMaxWidth: 28,
            labelLayout: { hideOverlap: true },
            ...(stacked && { stack: "one" }),
            ...(isLabelled(drawing, at) && (roomy || kind === "bars") && { label: labelOf(kind, words, axis) }),
          }),
    })),
  };
}

/** Of stacked series the table says the figures. */
function isLabelled({ labels, series }: Drawing, at: number): boolean {
  if (labels === undefined) return at === 0 && !series[at]?.stacked;
  return labels === "all" || at === series.length - 1;
}

/** More ranges than this do not stand beside each other. */
const fewRanges = 10;

/** Each range is needed: they are slanted where there is no room for them. */
function namesOf({ ranges, names }: Drawing, words: object, roomy: boolean) {
  if (!ranges) return { ...words, hideOverlap: true };
  if (names.length <= (roomy ? fewRanges : 3)) return { ...words, interval: 0 };
  return { ...words, interval: 0, rotate: -50, formatter: (name: string) => name.replace("\n", " ") };
}

/** A bar that says its figure. */
function labelOf(kind: Drawing["kind"], words: object, axis: (value: number) => string) {
  const position = kind === "columns" ? "top" : "right";
  return {
    ...words,
    show: true,
    position,
    formatter: ({ value }: { readonly value: number }) => (value > 0 ? axis(value) : ""),
  };
}
