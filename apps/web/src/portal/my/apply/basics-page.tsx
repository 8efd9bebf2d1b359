import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { applyMessages } from "./apply.messages.ts";
import { type FormProps, TaskPage } from "./task-page.tsx";

/** Who applies, as registered: shown, not typed again. */
export function BasicsPage({ draft, saving }: FormProps) {
  const m = useMessages(applyMessages);
  const say = useText();
  return (
    <TaskPage draft={draft} saving={saving} task="basics" lead={m.basicsLead}>
      <dl className="jc-facts jc-card">
        {draft.basics.map(({ label, value }) => (
          <div key={label.zh}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {draft.claimant.kind === "person" && (
        <p>
          <Link to="/my/facts">{m.toFacts}</Link>
        </p>
      )}
    </TaskPage>
  );
}
