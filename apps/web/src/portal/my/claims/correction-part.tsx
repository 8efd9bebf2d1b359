import type { CorrectionView } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Answered } from "../answered.tsx";
import { useAt } from "../at.ts";
import { MySection } from "../my-page.tsx";
import { corrections, type Owner, ownerOf, type Tracked, useOnce } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";
import { CorrectionItem } from "./correction-item.tsx";

/** 一次性告知: only what has to be put right, each saved by itself, sent together. */
export function CorrectionPart({ claim }: { readonly claim: Tracked }) {
  const { counter } = useAt();
  const found = useQuery(corrections(claim.id));
  return (
    <Answered query={found} lines={4}>
      {({ items }) => {
        const current = items.find(({ state }) => state === "sent" || state === "overdue");
        return current === undefined ? null : (
          <OneCorrection correction={current} owner={ownerOf(claim.claimant, counter)} />
        );
      }}
    </Answered>
  );
}

function OneCorrection({ correction, owner }: { readonly correction: CorrectionView; readonly owner: Owner }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  const left = correction.items.filter(({ state }) => state === "open").length;
  const submit = useOnce((id: string, key) =>
    client.call("POST /api/v1/corrections/:id/submit", { params: { id }, key }),
  );
  return (
    <MySection id="correction" title={m.correctionTitle(correction.items.length)}>
      <p>
        {correction.dueOn ? m.correctionDue(formatIsoDay(correction.dueOn, language)) : m.correctionNoDue}
        {correction.dueOn && !correction.dueKnown && m.dueUnknown}
        {correction.state === "overdue" && ` · ${m.correctionOverdue}`}
      </p>
      <ol className="my-plain jc-stack">
        {correction.items.map((item) => (
          <CorrectionItem key={item.no} correction={correction.id} item={item} owner={owner} />
        ))}
      </ol>
      {submit.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(submit.error, language)}
        </Notice>
      )}
      <Button look="primary" wide disabled={left > 0 || submit.isPending} onClick={() => submit.mutate(correction.id)}>
        {left > 0 ? m.submitCorrectionLeft(left) : m.submitCorrection}
      </Button>
    </MySection>
  );
}
