import { limits } from "./limits.ts";
import { refused } from "./refused.ts";

/** Asked again and again by everything that reads: throws Unreadable when the time is over. */
export type Stop = () => void;

/** Starts the clock of one file. Looks at it at every 256th call only. */
export function stopAfter(milliseconds: number): Stop {
  const end = performance.now() + milliseconds;
  let calls = 0;
  return () => {
    calls += 1;
    if ((calls & 0xff) === 1 && performance.now() > end) throw refused.timedOut();
  };
}

/** Counts characters of a document and refuses one that is longer than documents are. */
export function lengthGuard(): (more: number) => void {
  let total = 0;
  return (more) => {
    total += more;
    if (total > limits.characters) throw refused.tooLong();
  };
}
