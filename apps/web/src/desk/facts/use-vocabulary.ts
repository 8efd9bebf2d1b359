import type { AnswerOf } from "@jucai/contract/client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLanguage } from "../../lib/language.tsx";
import { type Value, valueInWords } from "../../portal/my/facts/value-in-words.ts";
import { ask } from "../shell/ask.ts";

export type Vocabulary = AnswerOf<"GET /api/v1/vocabulary">["vocabulary"];
export type FactMeaning = Vocabulary["facts"][number];

/** What facts are called and how their values are said, in the reader's language. */
export function useVocabulary() {
  const { language } = useLanguage();
  const { data } = useQuery({ ...ask("GET /api/v1/vocabulary"), staleTime: Infinity });
  const words = data?.vocabulary;
  return useMemo(() => {
    const byId = new Map(words?.facts.map((fact) => [fact.id, fact]));
    return {
      words,
      meaningOf: (fact: string) => byId.get(fact),
      /** A fact that the vocabulary no longer has is shown by its id. */
      nameOf: (fact: string) => byId.get(fact)?.label[language] ?? fact,
      sayOf: (fact: string, value: Value) => valueInWords(words, fact, value, language),
      /** The facts of a kind of subject: those of a person also concern study, work and home. */
      factsOf: (kind: "person" | "employer") =>
        (words?.facts ?? []).filter(({ subject }) => (subject === "employer") === (kind === "employer")),
    };
  }, [words, language]);
}
