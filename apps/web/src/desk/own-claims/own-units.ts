import { useSession } from "../shell/session.ts";

const clerks: readonly string[] = ["employer_clerk", "township_clerk"];

/** The units that the reader may claim and confirm for. */
export function useOwnUnits() {
  const { roles } = useSession();
  return roles.filter(({ role }) => clerks.includes(role)).map(({ unit }) => unit);
}
