import { useAsk } from "../shell/ask.ts";
import { useSession } from "../shell/session.ts";

type Unit = { readonly id: string; readonly name: string };

/** The units for whom the reader may hand something in to a roster: his own, and those that it expects and he may see. */
export function useRosterUnits(roster: string | undefined): readonly Unit[] {
  const { roles } = useSession();
  const [pack = "", name = ""] = roster?.split("/") ?? [];
  const detail = useAsk(
    "GET /api/v1/rosters/:pack/:roster",
    { params: { pack, roster: name } },
    { enabled: roster !== undefined, keep: true },
  );
  const expected = detail.data?.reports.map(({ unit }) => unit) ?? [];
  const own = roles.map(({ unit }) => unit);
  // Who only collects for others is not among those who hand in, when the roster says who they are.
  const asked = own.filter(({ id }) => expected.some((one) => one.id === id));
  const all = asked.length > 0 ? [...asked, ...expected] : [...expected, ...own];
  return [...new Map(all.map(({ id, name: called }) => [id, { id, name: called }])).values()];
}
