import type { Text } from "@jucai/engine";

/** Which words the console gets; `both` when the machine names no language. */
export type ConsoleLanguage = "zh" | "en" | "both";

/** Chooses the console's language from a locale name such as `zh_CN.UTF-8`. */
export function consoleLanguage(locale: string | undefined): ConsoleLanguage {
  const name = (locale ?? "").toLowerCase();
  if (name.startsWith("zh")) return "zh";
  return name.startsWith("en") ? "en" : "both";
}

/** One line in the console's language; line breaks inside become spaces. */
export function line(says: Text, language: ConsoleLanguage): string {
  const text = language === "both" ? `${says.zh} / ${says.en}` : says[language];
  return text.replaceAll(/\s*\n\s*/g, " ");
}
