import type { Text } from "@jucai/engine";

/** One item of a return for correction, as far as the rule of 一次性告知 looks at it. */
export type Item = { readonly about: string; readonly causedBy?: number };
export type AnsweredItem = { readonly no: number; readonly about: string; readonly answered: boolean };
export type Round = { readonly round: number; readonly items: readonly AnsweredItem[] };

export type Notice =
  /** It may go out at once. */
  | { readonly kind: "send" }
  /** What stood there the first time is brought up only now: the head of the unit signs first. */
  | { readonly kind: "sign"; readonly items: readonly number[]; readonly why: Text };

/**
 * Everything is told at once 一次性告知: a further return may hold only what the claimant's new material caused.
 *
 * An item is caused by new material when it is about something that was answered in an earlier round, or names the
 * item of the last round whose answer brought it up. Any other item could have been seen the first time.
 */
export function noticeFor(items: readonly Item[], before: readonly Round[]): Notice {
  const last = before.at(-1);
  if (last === undefined) return { kind: "send" };
  const answered = new Set(
    before.flatMap((round) => round.items.filter((it) => it.answered).map(({ about }) => about)),
  );
  const brought = new Set(last.items.filter((it) => it.answered).map(({ no }) => no));
  const late = items.flatMap(({ about, causedBy }, index) => {
    const caused = answered.has(about) || (causedBy !== undefined && brought.has(causedBy));
    return caused ? [] : [index];
  });
  if (late.length === 0) return { kind: "send" };
  const numbers = late.map((index) => index + 1).join("、");
  return {
    kind: "sign",
    items: late,
    why: {
      zh: `第${numbers}项不是新材料引起的，第一次就应当告知。要再次退回，须由单位负责人签字。`,
      en: `Items ${numbers.replaceAll("、", ", ")} were not brought up by new material and should have been told the first time. The head of the unit has to sign before they go out.`,
    },
  };
}

/** The same thing twice in one notice tells nobody more. */
export function twice(items: readonly { readonly kind: string; readonly about: string }[]): string | undefined {
  const seen = new Set<string>();
  for (const { kind, about } of items) {
    const key = `${kind} ${about}`;
    if (seen.has(key)) return about;
    seen.add(key);
  }
  return undefined;
}
