import { useMessages, useText } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { StepBar } from "../funds/kit/step-bar.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { batchMessages } from "./batches.messages.ts";
import type { BatchDetail } from "./types.ts";

const at = { prepared: 1, checked: 3, released: 4, returned: 4, closed: 6, cancelled: 1 } as const;

/** The six steps with who took each; without a batch the first one is the present one. */
export function BatchSteps({ batch }: { readonly batch?: BatchDetail }) {
  const m = useMessages(batchMessages);
  const say = useText();
  const by = (done: { readonly name: string; readonly at: string } | null | undefined) =>
    done ? m.by(done.name, tableMoment(done.at).slice(0, 10)) : undefined;
  const funds = batch?.funds.map(({ fund, fen }) => `${say(fund.name)} ${yuan(fen)}`).join(" · ");
  return (
    <StepBar
      label={m.steps}
      current={batch ? at[batch.state] : 0}
      steps={[
        { key: "list", title: m.step1, says: by(batch?.prepared) },
        { key: "check", title: m.step2, says: by(batch?.checked) },
        { key: "budget", title: m.step3, says: funds },
        { key: "bank", title: m.step4, says: by(batch?.released) },
        { key: "match", title: m.step5, says: batch && matchOf(batch, m) },
        { key: "result", title: m.step6, says: batch && resultOf(batch, m) },
      ]}
    />
  );
}

type Words = (typeof batchMessages)["zh"];

function matchOf({ released, differenceFen }: BatchDetail, m: Words): string | undefined {
  if (!released) return undefined;
  return `${m.difference} ${yuan(differenceFen)}${differenceFen === 0 ? ` ${m.balanced}` : ""}`;
}

function resultOf({ state, sum, paidFen, bouncedFen }: BatchDetail, m: Words): string | undefined {
  if (state !== "closed") return undefined;
  return bouncedFen === 0 ? m.resultDone(sum.people, yuan(paidFen)) : m.resultPart(yuan(paidFen), yuan(bouncedFen));
}
