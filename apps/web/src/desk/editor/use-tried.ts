import { RequestFailed } from "@jucai/contract/client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { client } from "../../lib/client.ts";
import { useText } from "../../lib/language.tsx";
import { ask } from "../shell/ask.ts";
import type { Fact } from "./completion.ts";
import type { Schema } from "./schema.ts";
import type { Owner, PackFile, Typed } from "./types.ts";

/** Milliseconds for which typing must rest before the server is asked. */
const restMs = 350;

/** A value once it has not changed for a moment. */
export function useRested<Value>(value: Value, ms = restMs): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}

/** Problems of all files with those that were typed; asked again whenever typing rests. */
export function useProblems(owner: Owner, files: Typed) {
  return useQuery({
    queryKey: ["editor problems", owner, files],
    queryFn: ({ signal }) => client.call("POST /api/v1/editor/problems", { body: { ...owner, files }, signal }),
    enabled: files.length > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

/**
 * Boundary table and examples of a benefit as it is being typed.
 *
 * @param ready false while the problems of the same files are still being looked for: the server does one thing at a
 *   time for one account, and a second question would put the first out of work
 */
export function useTriedBenefit(owner: Owner, benefit: string | undefined, files: Typed, ready: boolean) {
  return useQuery({
    queryKey: ["editor benefit", owner, benefit, files],
    queryFn: ({ signal }) =>
      client.call("POST /api/v1/editor/benefit", { body: { ...owner, benefit: benefit ?? "", files }, signal }),
    enabled: ready && benefit !== undefined,
    // Somebody with two windows open: his other one has just asked.
    retry: (times, error) => times < 3 && error instanceof RequestFailed && error.status === 409,
    staleTime: Infinity,
    placeholderData: (before, query) => (query?.queryKey[2] === benefit ? before : undefined),
  });
}

export function useSchema(name: PackFile["schema"] | undefined): Schema | undefined {
  const found = useQuery({
    ...ask("GET /api/v1/editor/schemas/:name", { params: { name: name ?? "pack" } }),
    enabled: name !== undefined,
    staleTime: Infinity,
  });
  return found.data as Schema | undefined;
}

/** What rules may ask about, in words. */
export function useFacts(): readonly Fact[] {
  const say = useText();
  const found = useQuery({
    ...ask("GET /api/v1/vocabulary"),
    staleTime: Infinity,
    select: ({ vocabulary }) => vocabulary.facts.map(({ id, label }) => ({ id, label })),
  });
  return useMemo(() => (found.data ?? []).map(({ id, label }) => ({ id, says: say(label) })), [found.data, say]);
}
