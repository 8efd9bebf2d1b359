import type { Vocabulary } from "@jucai/engine/run";
import { expect, it } from "vitest";
import { aVocabulary, rulesOfGrants } from "../fixture.ts";
import { wordingOf } from "../words/words.ts";
import { emptyCheck, withAnswer } from "./check.ts";
import { contradictionOf } from "./contradiction.ts";
import { mergeBooks } from "./merge-books.ts";

const vocabulary: Vocabulary = {
  ...aVocabulary,
  consistent: [
    {
      id: "months_of_a_graduate",
      is: {
        op: "compare",
        by: "<",
        left: { op: "fact", id: "person.months" },
        right: { op: "const", value: 50 },
      },
      says: { zh: "不到五十个月", en: "less than fifty months" },
    },
  ],
};
const book = mergeBooks([{ code: "350423", book: { ...rulesOfGrants, vocabulary } }]);
const said = (months: number) =>
  withAnswer(emptyCheck("2024-06-01"), "person.months", { kind: "value", value: months });

it("says which answers do not fit together and why, and nothing where they do", () => {
  const message = contradictionOf("person.months", said(60), book, wordingOf("zh"));
  expect(message).toContain("person.months：60");
  expect(message).toContain("不到五十个月");
  expect(contradictionOf("person.months", said(40), book, wordingOf("zh"))).toBeUndefined();
  expect(contradictionOf("person.degree", said(60), book, wordingOf("zh"))).toBeUndefined();
});
