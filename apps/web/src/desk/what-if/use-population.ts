import { RequestFailed } from "@jucai/contract/client";
import { useCallback, useEffect, useState } from "react";
import { client } from "../../lib/client.ts";
import type { Population, Wish } from "./types.ts";

/** Milliseconds between two looks at how far a population is. */
const everyMs = 300;

/** Where the making of a population stands; `stopped` by the reader. */
export type Making = {
  readonly state: "waiting" | "making" | "ready" | "failed" | "stopped";
  readonly population?: Population;
  readonly error?: unknown;
};
export type Made = Making & {
  readonly stop: () => void;
  /** Makes it anew, after a failure or when the server no longer has it. */
  readonly again: () => void;
};

/** Has the people made who are wished for, and gives them back when others are wished for or the page is left. */
export function usePopulation(wish: Wish | undefined): Made {
  const key = wish && JSON.stringify(wish);
  const [making, setMaking] = useState<Making>({ state: "waiting" });
  const [round, setRound] = useState(0);
  const [stopping, setStopping] = useState<AbortController>();
  useEffect(() => {
    if (key === undefined) return setMaking({ state: "waiting" });
    const control = new AbortController();
    const tell = (next: Making) => !control.signal.aborted && setMaking(next);
    setStopping(control);
    tell({ state: "making" });
    make(JSON.parse(key) as Wish, control.signal, (population) => tell(standing(population))).catch((error: unknown) =>
      tell({ state: "failed", error }),
    );
    return () => control.abort();
  }, [key, round]);
  const stop = useCallback(() => {
    stopping?.abort();
    setMaking({ state: "stopped" });
  }, [stopping]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...making, stop, again };
}

function standing(population: Population): Making {
  const { state } = population;
  return { state: state === "ready" || state === "failed" ? state : "making", population };
}

/** Asks for it and looks again until it is ready; once `signal` says so, gives it back. */
async function make(wish: Wish, signal: AbortSignal, tell: (population: Population) => void): Promise<void> {
  let population = await begun(wish);
  const params = { id: population.id };
  const giveBack = () => void client.call("DELETE /api/v1/what-if/populations/:id", { params }).catch(() => undefined);
  if (signal.aborted) return giveBack();
  signal.addEventListener("abort", giveBack, { once: true });
  for (;;) {
    tell(population);
    if (population.state !== "reading" && population.state !== "screening") return;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    if (signal.aborted) return;
    population = await client.call("GET /api/v1/what-if/populations/:id", { params });
  }
}

function begun(wish: Wish): Promise<Population> {
  if (wish.kind === "generated") return client.call("POST /api/v1/what-if/populations/generated", { body: wish.body });
  return client.call("POST /api/v1/what-if/populations/registry", { body: wish.body });
}

/** Whether the server no longer has a population: it keeps none longer than needed. */
export const isGone = (error: unknown) => error instanceof RequestFailed && error.status === 404;
