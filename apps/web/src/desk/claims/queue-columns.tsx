import type { AnswerOf } from "@jucai/contract/client";
import { LockOutlined } from "@ant-design/icons";
import { Link } from "react-router";
import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import type { Column } from "../shell/data-table.tsx";
import { ClaimTag } from "./claim-tag.tsx";
import { claimsMessages } from "./claims.messages.ts";
import type { Queue } from "./queue-tabs.tsx";
import { TimeLeft } from "./time-left.tsx";

export type Card = AnswerOf<"GET /api/v1/claims">["items"][number];

/** The columns of a queue: its own column of time and its own main action, as the server names them. */
export function useQueueColumns(queue: Queue | undefined, linkOf: (card: Card) => string): readonly Column<Card>[] {
  const m = useMessages(claimsMessages);
  const say = useText();
  return [
    {
      key: "claimant",
      title: m.claimant,
      width: 120,
      render: ({ claimant }) => <span lang="zh-CN">{claimant.name}</span>,
    },
    { key: "what", title: m.what, width: 300, render: (card) => <What card={card} /> },
    {
      key: "amount",
      title: m.amount,
      width: 100,
      figures: true,
      render: ({ askedFen }) => (askedFen === null ? "—" : figureOf(askedFen)),
    },
    { key: "status", title: m.status, width: 150, render: (card) => <Standing card={card} /> },
    { key: "step", title: m.step, width: 100, render: ({ step }) => (step ? say(step.name) : "—") },
    {
      key: "time",
      title: queue ? say(queue.timeName) : m.late,
      width: 200,
      render: (card) => (queue && queue.time !== "dueOn" ? card[queue.time] : <TimeLeft {...card} />),
    },
    {
      key: "act",
      title: m.act,
      width: 70,
      // The name of the row leads there as well: the keyboard stops once at each row.
      render: (card) => (
        <Link to={linkOf(card)} tabIndex={-1} aria-hidden="true">
          {queue ? say(queue.actionName) : ""}
        </Link>
      ),
    },
  ];
}

function What({ card: { title, number } }: { readonly card: Card }) {
  const say = useText();
  return (
    <span className="dk-stack">
      {say(title)}
      <span className="jc-hint">{number}</span>
    </span>
  );
}

/** Where it stands, how often it came back, and who has it open. */
function Standing({ card: { status, round, lockedBy } }: { readonly card: Card }) {
  const m = useMessages(claimsMessages);
  return (
    <span className="dk-stack">
      <ClaimTag status={status} />
      {round > 0 && <span className="jc-hint">{m.round(round)}</span>}
      {lockedBy && (
        <span className={lockedBy.mine ? "jc-hint" : "dk-near"}>
          <LockOutlined aria-hidden /> {lockedBy.mine ? m.mine : m.lockedBy(lockedBy.name)}
        </span>
      )}
    </span>
  );
}
