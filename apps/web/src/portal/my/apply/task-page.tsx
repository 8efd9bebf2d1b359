import type { Application } from "@jucai/contract";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useTitle } from "../../../lib/title.ts";
import { buttonClass } from "../../../ui/button.tsx";
import { useAt } from "../at.ts";
import { myMessages } from "../my.messages.ts";
import { applyMessages } from "./apply.messages.ts";
import { ChangedAmount } from "./amounts.tsx";
import { SavedLine } from "./saved-line.tsx";
import type { Saving } from "./use-saving.ts";

export type FormProps = { readonly draft: Application; readonly saving: Saving };
type Task = Application["tasks"][number]["key"];
type Props = FormProps & { readonly task: Task; readonly lead?: string; readonly children: ReactNode };

/** One part of the form: its heading, what was saved, and the way on. */
export function TaskPage({ draft, saving, task, lead, children }: Props) {
  const m = useMessages(applyMessages);
  const { site } = useMessages(myMessages);
  const say = useText();
  const at = useAt();
  useTitle(m[task], site);
  const next = nextTask(draft, task);
  return (
    <div className="jc-my jc-column">
      <p className="jc-my__back jc-no-print">
        <Link to={`${at.forms}/${draft.id}`}>{m.back}</Link>
      </p>
      <h1>{m[task]}</h1>
      {lead && <p className="jc-secondary">{lead}</p>}
      <Changes draft={draft} />
      {children}
      <SavedLine draft={draft} saving={saving} />
      {task !== "declaration" && (
        <p className="jc-row my-next">
          <Link className={buttonClass("primary")} to={`${at.forms}/${draft.id}${next ? `/${next}` : ""}`}>
            {next ? m.next(m[next]) : m.backToList}
          </Link>
        </p>
      )}
      <p className="jc-hint">{say(draft.placeName)}</p>
    </div>
  );
}

/** The next part that still wants something, in the order of the list. */
function nextTask({ tasks }: Application, current: Task): Task | undefined {
  const at = tasks.findIndex(({ key }) => key === current);
  const after = [...tasks.slice(at + 1), ...tasks.slice(0, Math.max(at, 0))];
  return after.find(({ state }) => state === "open" || state === "optional")?.key;
}

/** What the last change did to an amount is said at once, with the reason. */
function Changes({ draft }: { readonly draft: Application }) {
  const changed = draft.decisions.filter(
    ({ beforeFen, totalFen, beforeStatus, status }) =>
      (beforeFen !== null && beforeFen !== totalFen) || (beforeStatus !== null && beforeStatus !== status),
  );
  return (
    <div role="status">
      {changed.map((one) => (
        <ChangedAmount key={one.claim} decision={one} />
      ))}
    </div>
  );
}
