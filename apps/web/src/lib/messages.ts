/**
 * Interface words, one `x.messages.ts` per feature.
 *
 * `zh` is written first; `en` must have the same keys, and the same parameters where a
 * message is a function. TypeScript refuses a missing or extra key.
 *
 * @example
 * const homeMessages = messages({ zh: { found: (n: number) => `${n} 项` } }, ...)
 */
export type Language = "zh" | "en";

type Message = string | ((...values: never[]) => string);
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

export type Messages<T> = { readonly zh: T; readonly en: Shape<T> };

export function messages<T extends Readonly<Record<string, Message>>>(zh: T, en: Shape<NoInfer<T>>): Messages<T> {
  return { zh, en };
}

/** The other language, for the switch and for titles shown in both. */
export function otherLanguage(language: Language): Language {
  return language === "zh" ? "en" : "zh";
}
