import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { Language, Messages } from "./messages.ts";
import { forget, recall, remember } from "./remembered.ts";

/** Words of a pack: always both languages (same shape as the engine's Text). */
type Text = { readonly zh: string; readonly en: string };
type LanguageChoice = { readonly language: Language; readonly choose: (language: Language) => void };

const LanguageContext = createContext<LanguageChoice>({ language: "zh", choose: () => {} });
const parameter = "lang";

/** The language asked for in the address, else the one remembered on this device, else Chinese. */
export function initialLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get(parameter);
  if (asked === "zh" || asked === "en") return asked;
  return recall("language") === "en" ? "en" : "zh";
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);

  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    if (language === "zh") forget("language");
    else remember("language", language);
  }, [language]);

  const choose = useCallback((next: Language) => {
    setLanguage(next);
    // The address stays the same page, so that a copied link opens in the language that was read.
    const url = new URL(window.location.href);
    url.searchParams.set(parameter, next);
    window.history.replaceState(window.history.state, "", url);
  }, []);

  const choice = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** The messages of one feature in the reader's language: `const m = useMessages(homeMessages)`, `m.title`. */
export function useMessages<T>(all: Messages<T>): T {
  const { language } = useLanguage();
  // `en` has the same keys and parameters; only the literal types of the strings differ.
  return language === "zh" ? all.zh : (all.en as T);
}

/** Picks the reader's language out of a pack's text: `const say = useText()`, `say(benefit.title)`. */
export function useText(): (text: Text) => string {
  const { language } = useLanguage();
  return useCallback((text: Text) => text[language], [language]);
}
