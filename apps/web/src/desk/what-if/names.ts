import { useQueries } from "@tanstack/react-query";
import { measure } from "../../lib/api.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import type { Comparison } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Row = Comparison["byFund"][number];

/** What the documents call the funds that benefits draw on; until they have come, a fund's id. */
export function useFundName(benefits: readonly string[]): (row: Row) => string {
  const m = useMessages(whatIfMessages);
  const say = useText();
  const pages = useQueries({ queries: benefits.map((id) => ({ ...measure(id), staleTime: Infinity })) });
  const funds = pages.flatMap(({ data }) => data?.funds.map((fund) => ({ ...fund, pack: data.measure.pack })) ?? []);
  return ({ pack, fund }) => {
    if (fund === null) return m.noFund;
    const found = funds.find((one) => one.pack === pack && one.id === fund);
    return found ? say(found.name) : fund;
  };
}
