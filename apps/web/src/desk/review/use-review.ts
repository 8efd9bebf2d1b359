import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { client } from "../../lib/client.ts";
import { noFilters, queueQuery, queueSearch, type QueueFilters } from "../claims/queue-filters.ts";
import { ask, useAsk } from "../shell/ask.ts";

/** Milliseconds after which an open claim says again that somebody works on it. */
const sign = 5 * 60_000;
/** Milliseconds after which a case that somebody else has open is asked for again. */
const again = 30_000;

const reviewOf = (id: string) => ask("GET /api/v1/claims/:id/review", { params: { id } });

/** One claim for review, and whether it is open. Opening locks it for others; leaving the page gives it back. */
export function useReview(id: string) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string>();
  const [taken, setTaken] = useState(false);
  const review = useAsk("GET /api/v1/claims/:id/review", { params: { id } }, { every: taken && again });
  const lock = review.data?.lock;
  // A case that somebody else has open is looked at again until it is free.
  useEffect(() => setTaken(lock?.mine === false), [lock?.mine]);
  // Whoever can do nothing with it only reads: it stays free for those who can.
  const mine = review.data?.actions.some(({ may }) => may) ?? false;
  useEffect(() => {
    if (!mine) return undefined;
    let worked = true;
    let left = false;
    const open = () => {
      if (!worked) return;
      worked = false;
      client.call("POST /api/v1/claims/:id/review/open", { params: { id } }).then(
        async (view) => {
          // Whatever was asked before the claim was opened would show it as it was then.
          await queries.cancelQueries({ queryKey: reviewOf(id).queryKey });
          if (!left) queries.setQueryData(reviewOf(id).queryKey, view);
        },
        // Whoever comes second reads on; the page says why he cannot act.
        () => setRefused(id),
      );
    };
    const working = () => (worked = true);
    open();
    const timer = setInterval(open, sign);
    document.addEventListener("keydown", working);
    document.addEventListener("pointerdown", working);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener("keydown", working);
      document.removeEventListener("pointerdown", working);
      client.call("POST /api/v1/claims/:id/review/release", { params: { id } }).catch(() => undefined);
    };
  }, [id, mine, queries]);
  return { review, ready: !mine || lock?.mine === true || refused === id };
}

/** The queue that the claim was opened from: what comes before and after it, and where to go back. */
export function useNeighbours(id: string) {
  const [search] = useSearchParams();
  const filters = filtersIn(search);
  const { data } = useAsk("GET /api/v1/claims", { query: queueQuery(filters) });
  const queries = useQueryClient();
  const items = data?.items ?? [];
  const at = items.findIndex((one) => one.id === id);
  const next = at === -1 ? items[0]?.id : items[at + 1]?.id;
  const before = items[at - 1]?.id;
  useEffect(() => {
    // Preloaded, so that the next case stands there at once.
    if (next !== undefined) void queries.prefetchQuery(reviewOf(next));
  }, [next, queries]);
  const address = queueSearch(filters);
  const to = (claim: string | undefined) => (claim === undefined ? undefined : `/claims/${claim}${address}`);
  return {
    queue: `/claims${address}`,
    next: to(next),
    before: to(before),
    place:
      at === -1 || data === undefined ? undefined : { at: (data.page - 1) * data.pageSize + at + 1, of: data.total },
  };
}

function filtersIn(search: URLSearchParams): QueueFilters {
  const values = Object.entries(noFilters).map(([name, fallback]) => [name, search.get(name) ?? fallback] as const);
  return Object.fromEntries(values) as QueueFilters;
}
