import type { TableProblem } from "@jucai/screening";
import type { Call } from "../command.ts";

/** Errors that are printed one by one, and that JSON holds; the rest are counted. */
const most = { printed: 100, kept: 100_000 };

/** The problems of a table file: printed as they come, or kept for JSON; none goes uncounted. */
export class RowProblems {
  errors = 0;
  private readonly call: Call;
  private readonly names: Readonly<Record<string, string>>;
  private readonly kept: TableProblem[] = [];
  private readonly counts = new Map<string, number>();
  private readonly warnings = new Map<string, TableProblem[]>();

  /** `names`: what files are called in messages. */
  constructor(call: Call, names: Readonly<Record<string, string>>) {
    this.call = call;
    this.names = names;
  }

  add(problems: readonly TableProblem[]): void {
    for (const each of problems) {
      this.counts.set(each.code, (this.counts.get(each.code) ?? 0) + 1);
      if (this.kept.length < most.kept) this.kept.push(each);
      if (each.severity === "warning") {
        const alike = `${each.file} ${each.code}`;
        this.warnings.set(alike, [...(this.warnings.get(alike) ?? []), each]);
      } else if (++this.errors <= most.printed && !this.call.json) this.print(each);
    }
  }

  /** What is left to say when all rows are read. */
  finish(): void {
    const { world, language, json } = this.call;
    if (json) return;
    if (this.errors > most.printed) {
      const more = (this.errors - most.printed).toLocaleString("en-US");
      world.err(language === "zh" ? `还有 ${more} 处，用 --json 看` : `${more} more; see them with --json`);
    }
    for (const alike of this.warnings.values()) {
      const [first] = alike;
      if (alike.length === 1 || first?.column === undefined) for (const each of alike) this.print(each);
      else {
        world.err(
          `${this.nameOf(first)} ${first.code} ×${alike.length}: ${alike.map(({ column }) => column).join(", ")}`,
        );
        world.err(`  → ${first.fix[language]}`);
      }
    }
  }

  json(): Record<string, unknown> {
    return { problems: this.kept, problemCounts: Object.fromEntries(this.counts) };
  }

  private print(each: TableProblem): void {
    const { world, language } = this.call;
    const place = [this.nameOf(each), each.row, each.column].filter((part) => part !== undefined).join(":");
    world.err(`${place} ${each.code}`);
    world.err(`  ${each.message[language]}`);
    world.err(`  → ${each.fix[language]}`);
  }

  private nameOf({ file }: TableProblem): string {
    return this.names[file] ?? file;
  }
}
