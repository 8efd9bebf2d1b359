import type { AnswerOf } from "@jucai/contract/client";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useVocabulary } from "../../facts/use-vocabulary.ts";
import { kitMessages } from "./kit.messages.ts";
import { yuan } from "./money.ts";

export type HeldBack = AnswerOf<"GET /api/v1/batches/proposal">["dropped"][number]["because"][number];

/** Why something has no money or is not paid: in words, with what is short, what is not known, and the clause. */
export function Reasons({ because }: { readonly because: readonly HeldBack[] }) {
  const m = useMessages(kitMessages);
  const say = useText();
  const { nameOf } = useVocabulary();
  return (
    <ul className="dk-plain">
      {because.map((one) => (
        <li key={`${one.code} ${one.check ?? ""}`}>
          {say(one.says)}
          {one.shortFen !== null && ` ${m.short(yuan(one.shortFen))}`}
          {one.missing.length > 0 && ` ${m.missing(one.missing.map(nameOf).join(m.and))}`}
          {one.clause && ` ${m.clause(one.clause)}`}
        </li>
      ))}
    </ul>
  );
}
