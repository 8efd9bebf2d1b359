import type { MeasureView, PolicyDetail } from "@jucai/contract";
import type { Text } from "@jucai/engine/model";

export type Chapter = {
  readonly id: string;
  /** Absent for measures that no section names. */
  readonly title: Text | undefined;
  readonly measures: readonly MeasureView[];
};

/** The document's sections with their measures; what no section names comes last, so that nothing is lost. */
export function chaptersOf({ sections, measures }: Pick<PolicyDetail, "sections" | "measures">): readonly Chapter[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const chapters = sections.map(({ id, title, measures: ids }) => ({
    id,
    title,
    measures: ids.flatMap((measureId) => byId.get(measureId) ?? []),
  }));
  const named = new Set(sections.flatMap((section) => section.measures));
  const others = measures.filter(({ id }) => !named.has(id));
  const filled = chapters.filter((chapter) => chapter.measures.length > 0);
  return others.length === 0 ? filled : [...filled, { id: "others", title: undefined, measures: others }];
}

/** The part of a measure's id that is its address on the document page: 05 of qingliu-2023-1/05. */
export function localId(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

/** Ids of the measures that stand first for their clause: `#四(一)5` leads to them. */
export function firstOfClause(measures: readonly MeasureView[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(measures.filter(({ clause }) => !seen.has(clause) && seen.add(clause)).map(({ id }) => id));
}
