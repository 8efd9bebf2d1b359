import type { AnswerOf } from "@jucai/contract/client";
import { Button, Drawer, Tag } from "antd";
import { useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { EvidenceLine } from "./evidence-line.tsx";
import { factsMessages } from "./facts.messages.ts";
import type { Subject } from "./subject.ts";
import { FactValue } from "./fact-value.tsx";
import { SourceChip } from "./source-chip.tsx";
import { useVocabulary } from "./use-vocabulary.ts";

type Item = AnswerOf<"GET /api/v1/facts/:kind/:id">["items"][number];

/** Every value that anyone gave for one fact, the latest first; a value can be taken back, never removed. */
export function FactHistory({
  subject,
  fact,
  locked,
  onClose,
}: {
  readonly subject: Subject;
  readonly fact: string;
  readonly locked: boolean;
  readonly onClose: () => void;
}) {
  const m = useMessages(factsMessages);
  const { nameOf } = useVocabulary();
  const history = useAsk("GET /api/v1/facts/:kind/:id", { params: subject, query: { fact } });
  const [retracting, setRetracting] = useState<Item>();
  const retract = useTell("POST /api/v1/facts/values/:id/retract", () => setRetracting(undefined));
  return (
    <Drawer open title={m.historyOf(nameOf(fact))} size={520} onClose={onClose}>
      <Answered query={history}>
        {({ items }) => (
          <ol className="dk-history">
            {items.map((item) => (
              <Entry key={item.id} item={item} {...(!locked && { onRetract: () => setRetracting(item) })} />
            ))}
          </ol>
        )}
      </Answered>
      <ReasonDialog
        open={retracting !== undefined}
        title={m.retractTitle}
        verb={m.retract}
        busy={retract.isPending}
        error={retract.error}
        onGive={(reason) => retracting && retract.mutate({ params: { id: retracting.id }, body: { reason } })}
        onClose={() => setRetracting(undefined)}
      />
    </Drawer>
  );
}

function Entry({ item, onRetract }: { readonly item: Item; readonly onRetract?: () => void }) {
  const m = useMessages(factsMessages);
  const may = useMay();
  const { language } = useLanguage();
  const when = (at: string) => formatMoment(at, language);
  return (
    <li className={item.retracted ? "dk-history__item dk-history__item--retracted" : "dk-history__item"}>
      <p>
        <FactValue fact={item} /> {item.best && <Tag>{m.best}</Tag>}
      </p>
      <p>
        <SourceChip {...item} />
      </p>
      <p className="jc-hint">
        {m.entered(item.enteredBy, when(item.enteredAt))}
        {item.since && ` · ${m.since} ${item.since}`}
      </p>
      {item.verified && <p className="jc-hint">{m.verifiedBy(item.verified.by, when(item.verified.at))}</p>}
      <EvidenceLine fact={item} />
      {item.note && <p>{item.note}</p>}
      {item.retracted && <p>{m.retracted(item.retracted.why)}</p>}
      {onRetract && !item.retracted && may("fact", "delete") && (
        <Button size="small" onClick={onRetract}>
          {m.retract}
        </Button>
      )}
    </li>
  );
}
