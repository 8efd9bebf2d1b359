/** One condition on a fact, as the address writes it: `person.degree:ge:master`. */
export type Condition = { readonly fact: string; readonly how: How; readonly value: string };
export const hows = ["eq", "ne", "ge", "le", "known", "unknown"] as const;
export type How = (typeof hows)[number];

/** Whether a comparison needs something to compare with. */
export const takesValue = (how: How) => how !== "known" && how !== "unknown";

export function conditionsOf(text: string): Condition[] {
  return text
    .split(";")
    .filter((part) => part !== "")
    .map((part) => {
      const [fact = "", how = "", ...value] = part.split(":");
      return { fact, how: hows.find((one) => one === how) ?? "known", value: value.join(":") };
    });
}

/** A value that is still empty makes no condition yet. */
export function textOf(conditions: readonly Condition[]): string {
  return conditions
    .filter(({ how, value }) => !takesValue(how) || value !== "")
    .map(({ fact, how, value }) => (takesValue(how) ? `${fact}:${how}:${value}` : `${fact}:${how}`))
    .join(";");
}
