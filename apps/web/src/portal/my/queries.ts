import type { AnswerOf } from "@jucai/contract/client";
import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, keepCsrf } from "../../lib/client.ts";

export type Session = AnswerOf<"GET /api/v1/session">;
export type MyData = AnswerOf<"GET /api/v1/my/data">;
export type Looks = AnswerOf<"GET /api/v1/my/access">;

/** Everything about oneself stands under this key: it is asked again after a change, and dropped at sign-out. */
const mine = "my";

export const session = () =>
  queryOptions({
    queryKey: [mine, "session"],
    queryFn: async () => {
      const found = await client.call("GET /api/v1/session");
      keepCsrf(found.csrf);
      return found;
    },
    staleTime: 60_000,
  });

export const myData = () =>
  queryOptions({ queryKey: [mine, "data"], queryFn: () => client.call("GET /api/v1/my/data"), staleTime: 0 });

export const looks = (page: number, pageSize: number) =>
  queryOptions({
    queryKey: [mine, "access", page],
    queryFn: () => client.call("GET /api/v1/my/access", { query: { page, pageSize } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const ownSessions = () =>
  queryOptions({ queryKey: [mine, "sessions"], queryFn: () => client.call("GET /api/v1/sessions"), staleTime: 0 });

export const singleSignOnLink = () =>
  queryOptions({
    queryKey: [mine, "single-sign-on"],
    queryFn: () => client.call("GET /api/v1/session/single-sign-on"),
    staleTime: 0,
  });

export const delegations = () =>
  queryOptions({
    queryKey: [mine, "delegations"],
    queryFn: () => client.call("GET /api/v1/delegations"),
    staleTime: 0,
  });

/** Sends one change and asks again for all that it may touch. The session's own value changes with a new session. */
export function useSend<Input, Answer>(send: (input: Input) => Promise<Answer>, onDone?: (answer: Answer) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      await askAgain(queries);
      onDone?.(answer);
    },
  });
}

export const askAgain = (queries: QueryClient) => queries.invalidateQueries({ queryKey: [mine] });
export const forgetMine = (queries: QueryClient) => queries.removeQueries({ queryKey: [mine] });
