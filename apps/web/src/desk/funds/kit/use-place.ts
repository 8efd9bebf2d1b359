import { useSession } from "../../shell/session.ts";
import { useUnitChoice } from "../../shell/unit-choice.tsx";

/** The place whose money the reader looks after: that of the unit he works for now. */
export function usePlace(): string {
  const { unit } = useUnitChoice();
  const { roles } = useSession();
  return unit?.place ?? roles[0]?.unit.place ?? "";
}
