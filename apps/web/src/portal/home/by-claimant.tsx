import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { search } from "../../lib/api.ts";
import { useMessages } from "../../lib/language.tsx";
import { addressWith, claimants } from "../policies/filters.ts";
import { homeMessages } from "./home.messages.ts";

/** The benefits of each kind of claimant, with their number once it is known. */
export function ByClaimant() {
  const m = useMessages(homeMessages);
  const { data } = useQuery(search({ kind: "benefit" }));
  const countOf = (who: string) => data?.counts.who.find(({ value }) => value === who)?.count;
  return (
    <section className="jc-card" aria-labelledby="by-claimant">
      <h2 id="by-claimant">{m.byClaimant}</h2>
      <ul className="jc-ways">
        {claimants.map((who) => (
          <li key={who}>
            <Link to={`/policies?${addressWith({}, { kind: "benefit", who }).toString()}`}>{m[who]}</Link>
            <span className="jc-hint">{countOf(who) !== undefined && m.items(countOf(who) ?? 0)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
