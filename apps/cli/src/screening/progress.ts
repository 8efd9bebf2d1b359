import type { Call } from "../command.ts";

/** Least time between two words of progress, in milliseconds. */
const pause = 200;

export type Progress = { readonly at: (rows: number) => void; readonly end: () => void };

/** Says how far a screening is, on one line that is written over; silent where nobody looks at a terminal. */
export function progressOf({ world, language }: Call, of: number | undefined): Progress {
  const write = world.progress;
  if (!write) return { at: () => undefined, end: () => undefined };
  const started = performance.now();
  let last = started;
  const number = (count: number): string => Math.round(count).toLocaleString("en-US");
  return {
    at: (rows) => {
      const now = performance.now();
      if (now - last < pause) return;
      last = now;
      const speed = number((rows / (now - started)) * 1000);
      const share = of ? ` ${Math.floor((100 * rows) / of)}%` : "";
      write(
        language === "zh"
          ? `${number(rows)} 行${share}，每秒 ${speed}`
          : `${number(rows)} rows${share}, ${speed} a second`,
      );
    },
    end: () => write(""),
  };
}
