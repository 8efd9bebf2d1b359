import type { Readable } from "node:stream";
import type { ScoreBoard } from "@jucai/contract";
import { type TableHead, type TableRow, workbookOf } from "#modules/registry/sheets/index.ts";

/** The year's scores as a workbook, best first. */
export function scoreFile({ year, on, units }: ScoreBoard, language: "zh" | "en"): Readable {
  const zh = language === "zh";
  const titles = zh ? ["名次", "单位", "得分", "加分", "扣分"] : ["Rank", "Unit", "Points", "Gained", "Lost"];
  const head: TableHead = {
    title: zh ? `${year}年人才工作考评得分` : `Scores for talent work ${year}`,
    line: "",
    date: on,
    columns: titles.map((title, at) => ({ title, kind: at < 2 ? "text" : "number", width: at === 1 ? 30 : 10 })),
  };
  const rows = units.map(({ rank, unit, points, plus, minus }): TableRow => [
    String(rank),
    unit.name,
    points / 100,
    plus / 100,
    minus / 100,
  ]);
  return workbookOf(head, each(rows));
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
