import type { Text } from "@jucai/engine/run";
import { useLanguage } from "../../lib/language.tsx";
import { en } from "./en.ts";
import { zh, type Words } from "./zh.ts";

export type Locale = "zh" | "en";

/** The words of one language; `t` picks from the texts that packs carry. */
export type Wording = { readonly locale: Locale; readonly w: Words; readonly t: (text: Text) => string };

const wordings: Readonly<Record<Locale, Wording>> = {
  zh: { locale: "zh", w: zh, t: (text) => text.zh },
  en: { locale: "en", w: en, t: (text) => text.en },
};

export function wordingOf(locale: Locale): Wording {
  return wordings[locale];
}

export function useWording(): Wording {
  return wordingOf(useLanguage().language);
}
