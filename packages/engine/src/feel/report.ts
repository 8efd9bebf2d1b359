import type { Place, Problem } from "../model/problem.ts";
import type { Text } from "../model/text.ts";

/** Collects the problems of one source. */
export type Report = {
  readonly problems: Problem[];
  /** `offset` counts UTF-16 units from the start of the source. Gives undefined, so that a caller can return it. */
  readonly add: (code: string, offset: number, message: Text, fix: Text) => undefined;
};

/** Starts a report; `place` is where the first character of `source` stands. */
export function startReport(source: string, place: Place): Report {
  const problems: Problem[] = [];
  return {
    problems,
    add(code, offset, message, fix) {
      problems.push({ code: `feel/${code}`, at: placeOf(source, place, offset), message, fix });
      return undefined;
    },
  };
}

/** In a YAML block all lines are indented alike, so later lines start in the column of the first. */
function placeOf(source: string, { file, line, column }: Place, offset: number): Place {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { file, line: line + lines.length - 1, column: column + lines.at(-1)!.length };
}

/** A piece of source fit for a message: one line, short, control characters made visible. */
export function quote(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, "␣").trim();
  const letters = [...visible];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : visible;
}
