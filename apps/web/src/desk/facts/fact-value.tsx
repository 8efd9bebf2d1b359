import { ExclamationCircleOutlined, LockOutlined } from "@ant-design/icons";
import { useMessages } from "../../lib/language.tsx";
import type { Value } from "../../portal/my/facts/value-in-words.ts";
import { factsMessages } from "./facts.messages.ts";
import { useVocabulary } from "./use-vocabulary.ts";

type Shown = {
  readonly fact: string;
  readonly value?: Value;
  readonly conflict?: boolean;
  readonly objection: string | null;
};

/** A value in words, with what makes it doubtful; a sensitive one stays closed until it is revealed. */
export function FactValue({
  fact: { fact, value, conflict = false, objection },
  revealed,
}: {
  readonly fact: Shown;
  readonly revealed?: unknown;
}) {
  const m = useMessages(factsMessages);
  const { sayOf } = useVocabulary();
  const known = value === undefined ? (revealed as Value | undefined) : value;
  return (
    <>
      {known === undefined ? (
        <span className="jc-hint">
          <LockOutlined aria-hidden /> {m.sealed}
        </span>
      ) : (
        <span className="dk-value">{sayOf(fact, known)}</span>
      )}
      {conflict && (
        <span className="dk-doubt" title={m.conflictWhy}>
          <ExclamationCircleOutlined aria-hidden /> {m.conflict}
        </span>
      )}
      {objection && (
        <span className="dk-doubt">
          <ExclamationCircleOutlined aria-hidden /> {m.objection(objection)}
        </span>
      )}
    </>
  );
}
