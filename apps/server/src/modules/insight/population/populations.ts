/** Populations of this process: whose they are, how long they are kept, and that nobody else sees them. */
import type { Population } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { Clock } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { PlaceRules } from "#modules/library/rules-at.ts";
import type { Crew } from "./crew.ts";
import type { RulesOfDay, Stop } from "./work.ts";

/** Kept at a time in one process, and their rows together; the maker's own give way first, then those not asked for longest. */
const mostPopulations = 4;
const mostRows = 2_000_000;
/** How long one is kept after it was last asked for. */
const keptFor = 30 * 60_000;

export type Kept = {
  readonly id: string;
  readonly owner: string;
  readonly about: Pick<
    Population,
    "kind" | "benefit" | "benefits" | "claimant" | "place" | "on" | "seed" | "unknownShare" | "hidesFew"
  >;
  /** The rules as published, compiled here and as workers have them. */
  readonly placeRules: PlaceRules;
  readonly rules: RulesOfDay;
  /** Names of townships by their ids, of the registry. */
  readonly townships: ReadonlyMap<string, Text>;
  readonly stop: Stop;
  progress: Pick<Population, "state" | "done" | "of" | "message">;
  /** The what-if at work; a newer one asks it to stop. */
  running: Stop | undefined;
  until: number;
};

export function newStop(): Stop {
  return new Int32Array(new SharedArrayBuffer(4));
}
export function askToStop(stop: Stop): void {
  Atomics.store(stop, 0, 1);
}

export function populationsOf(crew: Crew, clock: Clock) {
  const all = new Map<string, Kept>();
  const timers = new Map<string, NodeJS.Timeout>();
  const touch = (kept: Kept) => {
    kept.until = clock.now().getTime() + keptFor;
    clearTimeout(timers.get(kept.id));
    const timer = setTimeout(() => end(kept), keptFor);
    timer.unref();
    timers.set(kept.id, timer);
    // The last asked for stands last.
    all.delete(kept.id);
    all.set(kept.id, kept);
  };
  const end = (kept: Kept) => {
    askToStop(kept.stop);
    if (kept.running !== undefined) askToStop(kept.running);
    clearTimeout(timers.get(kept.id));
    timers.delete(kept.id);
    if (!all.delete(kept.id)) return;
    // A worker that died has forgotten it already.
    crew.forget(kept.id).catch(() => undefined);
  };
  return {
    add: (kept: Kept): void => {
      const rowsOf = ({ progress: { of, done } }: Kept) => of ?? done;
      let [number, rows] = [all.size + 1, rowsOf(kept)];
      for (const other of all.values()) rows += rowsOf(other);
      // First those of the same maker: nobody pushes out others while he has one himself.
      const byAge = [...all.values()];
      const own = byAge.filter(({ owner }) => owner === kept.owner);
      for (const oldest of [...own, ...byAge.filter((other) => !own.includes(other))]) {
        if (number <= mostPopulations && rows <= mostRows) break;
        end(oldest);
        [number, rows] = [number - 1, rows - rowsOf(oldest)];
      }
      touch(kept);
    },
    /** The owner's population of an id; the same refusal when there is none and when it is somebody else's. */
    get: (owner: string, id: string): Kept => {
      const kept = all.get(id);
      if (kept === undefined || kept.owner !== owner) throw gone();
      touch(kept);
      return kept;
    },
    end,
    endAll: (): void => {
      for (const kept of [...all.values()]) end(kept);
    },
  };
}
export type Populations = ReturnType<typeof populationsOf>;

export function populationView({ id, about, progress, until }: Kept): Population {
  return { id, ...about, ...progress, until: new Date(until).toISOString() };
}

function gone(): Refusal {
  return new Refusal("not_found", {
    zh: "这批人群已经不在内存里了（超过半小时没有使用，或者服务重启过）。请重新生成或读取后再算。",
    en: "This population is no longer in memory: nobody asked for it for half an hour, or the server was restarted. Make it again.",
  });
}
