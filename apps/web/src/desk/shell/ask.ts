import type { AnswerOf, InputOf, RouteName } from "@jucai/contract/client";
import { keepPreviousData, queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { client } from "../../lib/client.ts";

type Asking = {
  /** False while something that the question needs is still missing. */
  readonly enabled?: boolean;
  /** Keeps the last answer on the screen while the next page or filter is on its way. */
  readonly keep?: boolean;
  /** Asks again after so many milliseconds. */
  readonly every?: number | false;
};

/** One question to the server; route and input together name its answer. */
export function ask<Name extends RouteName>(name: Name, input?: InputOf<Name>) {
  return queryOptions({
    queryKey: [name, input ?? {}] as const,
    queryFn: (): Promise<AnswerOf<Name>> => client.call(name, input),
  });
}

/** @example const people = useAsk("GET /api/v1/people", { query: { q } }, { keep: true }) */
export function useAsk<Name extends RouteName>(name: Name, input?: InputOf<Name>, asking: Asking = {}) {
  const { enabled = true, keep = false, every = false } = asking;
  return useQuery({
    ...ask(name, input),
    enabled,
    refetchInterval: every,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

/** @example const save = useTell("PATCH /api/v1/people/:id", () => navigate(-1)) */
export function useTell<Name extends RouteName>(name: Name, onDone?: (answer: AnswerOf<Name>) => void) {
  return useMutation({
    mutationFn: (input: InputOf<Name>): Promise<AnswerOf<Name>> => client.call(name, input),
    onSuccess: (answer) => onDone?.(answer),
  });
}
