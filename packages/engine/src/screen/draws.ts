/** Keeps what was read of columns for a sorter, so that each block begins with what the last one knew. */
import type { Column } from "./column.ts";
import type { Source } from "./loops.ts";
import { draw, type Drawn } from "./signature.ts";
import type { Sorter } from "./sorter.ts";

type Kept = { readonly column: Column; readonly drawn: Drawn; readonly values: number };

export class Draws {
  private readonly sorter: Sorter;
  private readonly wanted: (fact: string) => boolean;
  private readonly kept: (Kept | undefined)[] = [];
  private last:
    { readonly drawn: readonly (Drawn | undefined)[]; readonly range: number; readonly sources: Source[] } | undefined;

  /** Reads the axes of those facts that are wanted: of the claim, or of the things of a list. */
  constructor(sorter: Sorter, wanted: (fact: string) => boolean) {
    this.sorter = sorter;
    this.wanted = wanted;
  }

  /** Sources of the axes over rows `from` to before `to`; a fact without a column is unknown and has none. */
  sources(columns: ReadonlyMap<string, Column>, from: number, to: number): Source[] {
    const { signature } = this.sorter;
    const drawn = signature.axes.map((axis, index) => {
      const column = this.wanted(axis.name) ? columns.get(axis.name) : undefined;
      return column && this.drawn(index, column, from, to);
    });
    this.sorter.grow();
    const { last } = this;
    if (last && last.range === signature.range && drawn.every((each, index) => each === last.drawn[index])) {
      return last.sources;
    }
    const sources = signature.sources(drawn);
    this.last = { drawn, range: signature.range, sources };
    return sources;
  }

  private drawn(index: number, column: Column, from: number, to: number): Drawn {
    const values = column.kind === "word" ? column.values.length : 0;
    const kept = this.kept[index];
    if (kept && kept.column === column && kept.values === values && !kept.drawn.ofBlock) return kept.drawn;
    const drawn = draw(this.sorter.signature.axes[index]!, column, from, to);
    this.kept[index] = { column, drawn, values };
    return drawn;
  }
}
