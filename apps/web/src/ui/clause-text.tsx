import { clauseInWords } from "../lib/clause.ts";
import { useLanguage } from "../lib/language.tsx";

/** A clause in the reader's language; what stays Chinese on an English page is marked as such. */
export function ClauseText({ clause, tag = false }: { readonly clause: string; readonly tag?: boolean }) {
  const { language } = useLanguage();
  const said = clauseInWords(clause, language);
  const chinese = /\p{Script=Han}/u.test(said);
  return (
    <span className={tag ? "jc-clause" : undefined} lang={chinese ? "zh-CN" : undefined}>
      {said}
    </span>
  );
}
