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

function placeOf(source: string, { file, line, column }: Place, offset: number): Place {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
  const last = lines.at(-1)!.length;
  return lines.length === 1
    ? { file, line, column: column + last }
    : { file, line: line + lines.length - 1, column: last + 1 };
}

/** A piece of source fit for a message: one line, short, control characters made visible. */
export function quote(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, "␣").trim();
  const letters = [...visible];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : visible;
}
