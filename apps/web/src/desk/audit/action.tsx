import { useLanguage, useMessages } from "../../lib/language.tsx";
import { nounMessages, verbMessages } from "./action-words.messages.ts";

/** An action in words, with its code as the filter takes it; one without words shows its code alone. */
export function Action({ action }: { readonly action: string }) {
  const nouns: Readonly<Record<string, string>> = useMessages(nounMessages);
  const verbs: Readonly<Record<string, string>> = useMessages(verbMessages);
  const { language } = useLanguage();
  const [noun = "", verb = ""] = action.split(".");
  const said = [nouns[noun], verbs[verb]];
  const words = said.every((word) => word !== undefined) ? said.join(language === "zh" ? "·" : " ") : undefined;
  return (
    <>
      {words} <code className="jc-hint">{action}</code>
    </>
  );
}

/** What belongs to an entry, in one line. */
export function detailText(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("; ");
}
