import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { type Session, useSession } from "./session.ts";

type Unit = Session["roles"][number]["unit"];
type UnitChoice = {
  /** The units at which the reader has a role, each once. */
  readonly units: readonly Unit[];
  /** The unit he works for now; undefined is all of them together. */
  readonly unit: Unit | undefined;
  readonly choose: (id: string | undefined) => void;
};

const UnitChoiceContext = createContext<UnitChoice>({ units: [], unit: undefined, choose: () => {} });
const kept = "jucai.unit";

/** For whom the reader works now; kept in this tab, so that two tabs may work for two units. */
export function UnitChoiceProvider({ children }: { readonly children: ReactNode }) {
  const { roles } = useSession();
  const [id, setId] = useState(() => sessionStorage.getItem(kept) ?? undefined);
  const choose = useCallback((next: string | undefined) => {
    setId(next);
    if (next === undefined) sessionStorage.removeItem(kept);
    else sessionStorage.setItem(kept, next);
  }, []);
  const choice = useMemo(() => {
    const units = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()];
    const only = units.length === 1 ? units[0] : undefined;
    return { units, unit: only ?? units.find((unit) => unit.id === id), choose };
  }, [roles, id, choose]);
  return <UnitChoiceContext value={choice}>{children}</UnitChoiceContext>;
}

export function useUnitChoice(): UnitChoice {
  return useContext(UnitChoiceContext);
}

const bands = 6;

/** The colour band of a unit: always the same one for the same unit, so that the wrong tab is noticed. */
export function bandOf(unit: string): number {
  let sum = 0;
  for (const letter of unit) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return (sum % bands) + 1;
}
