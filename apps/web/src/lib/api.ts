import type { SearchQuery } from "@jucai/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** What the reading pages ask the server for; the key names the answer in the browser's memory. */
export const policies = () =>
  queryOptions({ queryKey: ["policies"], queryFn: () => client.policies({ pageSize: 100 }) });

export const policy = (id: string) => queryOptions({ queryKey: ["policy", id], queryFn: () => client.policy(id) });

export const measure = (id: string) => queryOptions({ queryKey: ["measure", id], queryFn: () => client.measure(id) });

export const vocabulary = () =>
  queryOptions({ queryKey: ["vocabulary"], queryFn: () => client.vocabulary(), staleTime: Infinity });

export const places = () => queryOptions({ queryKey: ["places"], queryFn: () => client.places() });

export type Asked = Partial<Pick<SearchQuery, "q" | "who" | "kind" | "place" | "status" | "page">>;

/** The old hits stay on the page while the next ones are on their way. */
export const search = (asked: Asked) =>
  queryOptions({
    queryKey: ["search", asked],
    queryFn: () => client.search(asked),
    placeholderData: keepPreviousData,
  });
