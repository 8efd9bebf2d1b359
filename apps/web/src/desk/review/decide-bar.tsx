import { Button, Dropdown, Input } from "antd";
import { useId } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import type { Draft } from "./drafts.ts";
import { Hints } from "./context-part.tsx";
import { reviewMessages } from "./review.messages.ts";
import { type Action, mayDo, type Review } from "./types.ts";

export type Act = "pass" | "return" | "reject" | "reassign" | "ask" | "hold" | "recuse" | "amount";

type Props = {
  readonly review: Review;
  readonly draft: Draft;
  readonly onDraft: (changes: Partial<Draft>) => void;
  readonly onAct: (act: Act) => void;
};

/** Always in sight: hints, the opinion, and what can be done with the claim; what cannot says why. */
export function DecideBar({ review, draft, onDraft, onAct }: Props) {
  const m = useMessages(reviewMessages);
  const id = useId();
  const decides = review.step?.kind === "decide";
  return (
    <section className="dk-decide" aria-label={m.opinion}>
      <Hints hints={review.hints} />
      <label htmlFor={id} className="jc-hidden">
        {m.opinion}
      </label>
      <div className="dk-decide__row">
        <Input.TextArea
          id={id}
          rows={1}
          maxLength={4000}
          placeholder={`${m.opinion} · ${m.opinionHint}`}
          value={draft.opinion}
          onChange={(event) => onDraft({ opinion: event.target.value })}
        />
        <div className="dk-decide__acts">
          <ActButton review={review} action="return" letter="r" says={m.return} onAct={() => onAct("return")} />
          <ActButton review={review} action="reject" letter="n" says={m.reject} onAct={() => onAct("reject")} />
          <ActButton
            review={review}
            action="pass"
            letter="a"
            primary
            says={decides ? m.approve : m.pass}
            onAct={() => onAct("pass")}
          />
          <More review={review} onAct={onAct} />
        </div>
      </div>
      <Refused review={review} />
    </section>
  );
}

type ButtonProps = {
  readonly review: Review;
  readonly action: Action;
  readonly letter: string;
  readonly says: string;
  readonly primary?: boolean;
  readonly onAct: () => void;
};

function ActButton({ review, action, letter, says, primary = false, onAct }: ButtonProps) {
  return (
    <Button
      type={primary ? "primary" : "default"}
      disabled={!mayDo(review, action).may}
      data-key={letter}
      data-key-does={says}
      onClick={onAct}
    >
      <kbd>{letter.toUpperCase()}</kbd> {says}
    </Button>
  );
}

/** Why passing, returning or refusing is not possible, each reason once. */
function Refused({ review }: { readonly review: Review }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const why = (["pass", "return", "reject"] as const).flatMap((action) => {
    const one = mayDo(review, action);
    return one.may || one.why === null ? [] : [say(one.why)];
  });
  if (why.length === 0) return null;
  return <p className="jc-hint">{m.cannot([...new Set(why)].join("；"))}</p>;
}

/** What is done more rarely. */
function More({ review, onAct }: Pick<Props, "review" | "onAct">) {
  const m = useMessages(reviewMessages);
  const { id, version } = review.claim;
  const resume = useTell("POST /api/v1/claims/:id/review/resume");
  const items = [
    { key: "reassign", label: m.reassign, disabled: !mayDo(review, "reassign").may },
    { key: "ask", label: m.ask, disabled: !mayDo(review, "ask").may },
    { key: "hold", label: m.hold, disabled: !mayDo(review, "hold").may },
    { key: "recuse", label: m.recuse },
  ] as const;
  return (
    <span>
      {mayDo(review, "resume").may && (
        <Button loading={resume.isPending} onClick={() => resume.mutate({ params: { id }, body: { version } })}>
          {m.resume}
        </Button>
      )}
      <Dropdown trigger={["click"]} menu={{ items: [...items], onClick: ({ key }) => onAct(key as Act) }}>
        <Button>{m.more} ▾</Button>
      </Dropdown>
      <Faults error={resume.error} />
    </span>
  );
}
