import { Refusal } from "#kernel/refusal.ts";
import type { Language } from "../accounts/unit-briefs.ts";
import { passwordFaults } from "./password-rules.ts";

/** Refuses a new password that breaks the rules, with everything that is wrong with it. */
export function refuseWeak(password: string, names: readonly (string | null | undefined)[], language: Language): void {
  const own = names.filter((name) => name !== null && name !== undefined);
  const faults = passwordFaults(password, own);
  if (faults.length === 0) return;
  throw new Refusal(
    "not_valid",
    {
      zh: `密码不合要求：${faults.map(({ zh }) => zh).join("")}`,
      en: `The password does not do: ${faults.map(({ en }) => en).join(" ")}`,
    },
    faults.map((says) => ({ field: "password", says: says[language] })),
  );
}
