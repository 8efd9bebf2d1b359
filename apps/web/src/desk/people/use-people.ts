import type { InputOf } from "@jucai/contract/client";
import { useAsk } from "../shell/ask.ts";
import { holdsNumber } from "./typed-number.ts";

type Query = NonNullable<InputOf<"GET /api/v1/people">["query"]>;

/** The list of people; a search with a number in it goes in the request's body, so that no log of addresses keeps it. */
export function usePeople(query: Query, { enabled = true, keep = false } = {}) {
  const number = holdsNumber(query.q ?? "");
  const listed = useAsk("GET /api/v1/people", { query }, { enabled: enabled && !number, keep });
  const found = useAsk("POST /api/v1/people/search", { body: query }, { enabled: enabled && number, keep });
  return number ? found : listed;
}
