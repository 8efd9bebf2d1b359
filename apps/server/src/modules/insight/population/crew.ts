/** Worker threads that keep populations in their memory, started when the first is asked for. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Benefit } from "@jucai/engine";
import type { Information } from "@jucai/engine/compare";
import type { Table } from "@jucai/engine/screen";
import type { PopulationOptions } from "@jucai/screening";
import type { ClaimantBlock, Part, RulesOfDay, Share, Stop, Verdicts } from "./work.ts";

type Task =
  | { readonly do: "begin"; readonly id: string; readonly rules: RulesOfDay; readonly bundle: boolean }
  | { readonly do: "take"; readonly id: string; readonly block: ClaimantBlock }
  | {
      readonly do: "generate";
      readonly id: string;
      readonly people: PopulationOptions;
      readonly share: Share;
      readonly stop: Stop;
    }
  | {
      readonly do: "compare";
      readonly id: string;
      readonly after: readonly Benefit[];
      readonly changed: readonly string[];
      readonly stop: Stop;
    }
  | { readonly do: "learn"; readonly id: string; readonly table: Table }
  | { readonly do: "inform"; readonly id: string }
  | { readonly do: "find"; readonly id: string; readonly table: Table; readonly benefit: string }
  | { readonly do: "forget"; readonly id: string };
/** What is sent to a worker; its answers bear the same number. */
export type Order = Task & { readonly call: number };
type Answer = {
  readonly call: number;
  readonly answer?: unknown;
  readonly fault?: string;
  /** Rows done since the last message; the answer is still to come. */
  readonly rows?: number;
};

type Waiting = {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: Error) => void;
  readonly tell?: ((rows: number) => void) | undefined;
};

export type Crew = {
  /** How many workers there are. */
  readonly size: number;
  /** `bundle`: whether choices among the benefits are wanted too. */
  readonly begin: (id: string, rules: RulesOfDay, bundle: boolean) => Promise<void>;
  readonly take: (worker: number, id: string, block: ClaimantBlock) => Promise<void>;
  readonly generate: (
    id: string,
    people: PopulationOptions,
    blockRows: number,
    stop: Stop,
    tell: (rows: number) => void,
  ) => Promise<void>;
  /** Undefined of a worker that was asked to stop. */
  readonly compare: (
    id: string,
    after: readonly Benefit[],
    changed: readonly string[],
    stop: Stop,
  ) => Promise<(Part | undefined)[]>;
  /** Decides a block and keeps nothing of it. */
  readonly find: (worker: number, id: string, table: Table, benefit: string) => Promise<Verdicts>;
  /** Adds up what is not known of a block and keeps nothing else of it. */
  readonly learn: (worker: number, id: string, table: Table) => Promise<void>;
  /** By worker: what is not known of all that it learnt. */
  readonly inform: (id: string) => Promise<Information[]>;
  readonly forget: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Most threads of a server: more of them only wait for memory. */
const mostWorkers = 4;

/** `onLost` is told when a worker has died: every population had a part in it. */
export function crewOf(onLost: () => void): Crew {
  const size = Math.min(mostWorkers, availableParallelism());
  let workers: Hand[] | undefined;
  const hands = (): Hand[] => {
    workers ??= Array.from({ length: size }, () =>
      handOf(() => {
        const all = workers ?? [];
        workers = undefined;
        for (const each of all) void each.end();
        onLost();
      }),
    );
    return workers;
  };
  const everyone = <T>(task: (worker: number) => Task, tell?: (rows: number) => void): Promise<T[]> =>
    Promise.all(hands().map((hand, worker) => hand.ask(task(worker), tell) as Promise<T>));
  const one = <T>(worker: number, task: Task): Promise<T> => hands()[worker % size]!.ask(task) as Promise<T>;
  return {
    size,
    begin: async (id, rules, bundle) => void (await everyone(() => ({ do: "begin", id, rules, bundle }))),
    take: (worker, id, block) => one(worker, { do: "take", id, block }),
    generate: async (id, people, blockRows, stop, tell) => {
      const task = (worker: number): Task => ({
        do: "generate",
        id,
        people,
        share: { share: worker, of: size, blockRows },
        stop,
      });
      await everyone(task, tell);
    },
    compare: (id, after, changed, stop) => everyone(() => ({ do: "compare", id, after, changed, stop })),
    find: (worker, id, table, benefit) => one(worker, { do: "find", id, table, benefit }),
    learn: (worker, id, table) => one(worker, { do: "learn", id, table }),
    inform: (id) => everyone(() => ({ do: "inform", id })),
    forget: async (id) => {
      if (workers !== undefined) await everyone(() => ({ do: "forget", id }));
    },
    close: async () => {
      const all = workers ?? [];
      workers = undefined;
      await Promise.all(all.map((each) => each.end()));
    },
  };
}

type Hand = {
  readonly ask: (task: Task, tell?: (rows: number) => void) => Promise<unknown>;
  readonly end: () => Promise<void>;
};

function handOf(onDeath: () => void): Hand {
  const thread = new Worker(new URL("./worker.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let ended = false;
  const fail = (fault: Error) => {
    for (const each of waiting.values()) each.reject(fault);
    waiting.clear();
    // An error is followed by the end of the thread: by then others may be at work in its place.
    const died = !ended;
    ended = true;
    if (died) onDeath();
  };
  // A server that is asked to end does not wait for a computation that nobody reads.
  thread.unref();
  thread.on("error", (error) => fail(error instanceof Error ? error : new Error(String(error))));
  thread.on("exit", (code) => fail(new Error(`a worker of what-if ended with ${code}`)));
  thread.on("message", ({ call, answer, fault, rows }: Answer) => {
    const who = waiting.get(call);
    if (rows !== undefined) return who?.tell?.(rows);
    waiting.delete(call);
    if (fault === undefined) who?.resolve(answer);
    else who?.reject(new Error(fault));
  });
  return {
    ask: (task, tell) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject, tell });
        thread.postMessage({ ...task, call: calls } satisfies Order);
      }),
    end: async () => {
      ended = true;
      await thread.terminate();
    },
  };
}
