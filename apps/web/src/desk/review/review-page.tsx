import { App } from "antd";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { Page } from "../shell/page.tsx";
import { claimsMessages } from "../claims/claims.messages.ts";
import { LevelPart } from "../recognitions/level-part.tsx";
import { ActDialog, type Doing } from "./act-dialog.tsx";
import { ContextPart } from "./context-part.tsx";
import { DecideBar } from "./decide-bar.tsx";
import { useDraft } from "./drafts.ts";
import { EvidencePane } from "./evidence-pane.tsx";
import { FactsPane } from "./facts-pane.tsx";
import { Inquiries, SignReturn } from "./waiting-parts.tsx";
import { Ready } from "./ready.ts";
import { ReviewHead } from "./review-head.tsx";
import "./review.css";
import { reviewMessages } from "./review.messages.ts";
import { RulesPane } from "./rules-pane.tsx";
import { TakeOver } from "./take-over.tsx";
import { added, thingsFor } from "./things-to-correct.ts";
import { type Acted, keyOf, type Review } from "./types.ts";
import { offerUndo } from "./undo.ts";
import { UndoBar } from "./undo-bar.tsx";
import { useNeighbours, useReview } from "./use-review.ts";

/** One claim: facts, evidence and rule trace side by side, and the decision below them. */
export function ReviewPage() {
  const { id = "" } = useParams();
  const m = useMessages(reviewMessages);
  const words = useMessages(claimsMessages);
  const { review, ready } = useReview(id);
  const around = useNeighbours(id);
  const name = review.data?.claim.claimant.name;
  return (
    <Page title={name ?? m.crumb} crumbs={[{ title: words.title, to: around.queue }]}>
      <UndoBar />
      <Ready value={ready}>
        <Answered query={review} lines={14}>
          {(found) => <Case key={id} review={found} around={around} />}
        </Answered>
      </Ready>
    </Page>
  );
}

type CaseProps = { readonly review: Review; readonly around: ReturnType<typeof useNeighbours> };

function Case({ review, around }: CaseProps) {
  const go = useNavigate();
  const say = useText();
  const { message } = App.useApp();
  const { draft, change, forget } = useDraft(review.claim.id);
  const [chosenKey, choose] = useState<string>();
  const [compare, setCompare] = useState(false);
  const [doing, setDoing] = useState<Doing>();
  const chosen = review.conditions.find((one) => keyOf(one) === chosenKey);
  const done = (acted: Acted, says: string) => {
    forget();
    setDoing(undefined);
    offerUndo(acted, says);
    if (acted.undo === null) void message.success(says);
    // The queue is asked anew; the next case of the one that was read is preloaded.
    void go(around.next ?? around.queue);
  };
  return (
    <>
      <ReviewHead review={review} around={around} />
      <SignReturn review={review} onDone={done} />
      {review.claim.status === "awaiting_employer" && <TakeOver claim={review.claim.id} />}
      <div className={compare ? "dk-panes dk-panes--compare" : "dk-panes"}>
        <FactsPane review={review} chosen={chosen} />
        <EvidencePane review={review} chosen={chosen} compare={compare} onCompare={() => setCompare(!compare)} />
        <RulesPane
          review={review}
          chosen={chosen}
          onChoose={choose}
          onJudge={(condition) => setDoing({ act: "judge", condition })}
          onAskFor={(condition) => {
            change({ picks: added(draft.picks, thingsFor(condition, review, say)) });
            setDoing({ act: "return" });
          }}
          onAmount={() => setDoing({ act: "amount" })}
        />
      </div>
      {review.claim.kind === "recognition" && <LevelPart claim={review.claim.id} />}
      <DecideBar review={review} draft={draft} onDraft={change} onAct={(act) => setDoing({ act })} />
      <Inquiries review={review} />
      <ContextPart review={review} />
      {doing && (
        <ActDialog
          doing={doing}
          review={review}
          draft={draft}
          onDraft={change}
          onDone={done}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  );
}
