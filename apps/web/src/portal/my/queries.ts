import { type AnswerOf, newKey } from "@jucai/contract/client";
import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { client, keepCsrf } from "../../lib/client.ts";

export type Session = AnswerOf<"GET /api/v1/session">;
export type MyData = AnswerOf<"GET /api/v1/my/data">;
export type Looks = AnswerOf<"GET /api/v1/my/access">;
/** A claim as its page shows it. */
export type Tracked = AnswerOf<"GET /api/v1/claims/:id">;
export type MyMoney = AnswerOf<"GET /api/v1/my/money">;

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

export const drafts = () =>
  queryOptions({
    queryKey: [mine, "drafts"],
    queryFn: () => client.call("GET /api/v1/applications", { query: { state: "draft" } }),
    staleTime: 0,
  });

export const application = (id: string) =>
  queryOptions({
    queryKey: [mine, "application", id],
    queryFn: () => client.call("GET /api/v1/applications/:id", { params: { id } }),
    staleTime: 0,
  });

export const claims = (page = 1) =>
  queryOptions({
    queryKey: [mine, "claims", page],
    queryFn: () => client.call("GET /api/v1/my/claims", { query: { page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** One question about one claim, such as its corrections; its key begins as the claim's does. */
export const claim = (id: string) =>
  queryOptions({
    queryKey: [mine, "claim", id],
    queryFn: () => client.call("GET /api/v1/claims/:id", { params: { id } }),
    staleTime: 0,
  });

export const corrections = (id: string) =>
  queryOptions({
    queryKey: [mine, "claim", id, "corrections"],
    queryFn: () => client.call("GET /api/v1/claims/:id/corrections", { params: { id } }),
    staleTime: 0,
  });

export const decisions = (id: string) =>
  queryOptions({
    queryKey: [mine, "claim", id, "decisions"],
    queryFn: () => client.call("GET /api/v1/claims/:id/decisions", { params: { id } }),
    staleTime: 0,
  });

export const appeals = (id: string) =>
  queryOptions({
    queryKey: [mine, "claim", id, "appeals"],
    queryFn: () => client.call("GET /api/v1/claims/:id/appeals", { params: { id } }),
    staleTime: 0,
  });

export const claimEvidence = (id: string) =>
  queryOptions({
    queryKey: [mine, "claim", id, "evidence"],
    queryFn: () => client.call("GET /api/v1/claims/:id/evidence", { params: { id } }),
    staleTime: 0,
  });

export const rating = (id: string) =>
  queryOptions({
    queryKey: [mine, "claim", id, "rating"],
    queryFn: () => client.call("GET /api/v1/claims/:id/rating", { params: { id } }),
    staleTime: 0,
  });

/** Whose files: a person's own, an employer's, or those of the person whom a clerk serves at the counter. */
export type Owner = { readonly employer?: string; readonly person?: string };
type Claimant = { readonly kind: "person" | "employer"; readonly id: string };
export function ownerOf({ kind, id }: Claimant, counter = false): Owner {
  if (kind === "employer") return { employer: id };
  return counter ? { person: id } : {};
}

export const evidenceFiles = (owner: Owner = {}) =>
  queryOptions({
    queryKey: [mine, "evidence", owner],
    queryFn: () => client.call("GET /api/v1/evidence", { query: { ...owner, pageSize: 100 } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const money = () =>
  queryOptions({ queryKey: [mine, "money"], queryFn: () => client.call("GET /api/v1/my/money"), staleTime: 0 });

export const notifications = (page = 1) =>
  queryOptions({
    queryKey: [mine, "notifications", page],
    queryFn: () => client.call("GET /api/v1/notifications", { query: { page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const unread = () =>
  queryOptions({
    queryKey: [mine, "unread"],
    queryFn: () => client.call("GET /api/v1/notifications/unread"),
    staleTime: 30_000,
  });

/**
 * Sends one wish that decides or moves something: a second press and a repeat after a lost answer carry the
 * same key and get the first result; another input is another wish.
 */
export function useOnce<Input, Answer>(
  send: (input: Input, key: string) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const wish = useRef<{ readonly input: string; readonly key: string }>(undefined);
  return useSend<Input, Answer>((input) => {
    const said = JSON.stringify(input) ?? "";
    if (wish.current?.input !== said) wish.current = { input: said, key: newKey() };
    return send(input, wish.current.key);
  }, onDone);
}

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
