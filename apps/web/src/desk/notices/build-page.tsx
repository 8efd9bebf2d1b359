import { Alert, Radio } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page, Part } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { BuildForm } from "./build-form.tsx";
import { CandidateRows } from "./candidate-rows.tsx";
import "./notices.css";
import { noticesMessages } from "./notices.messages.ts";
import type { Group } from "./types.ts";

/** Builds a list out of approved claims; one list has one number of days. */
export function BuildPage() {
  const m = useMessages(noticesMessages);
  const [asked, set] = useUrlState({ kind: "decision" });
  const kind = asked.kind === "result" ? "result" : "decision";
  const found = useAsk("GET /api/v1/notices/candidates", { query: { kind } });
  return (
    <Page title={m.buildTitle} lead={m.buildLead} crumbs={[{ title: m.title, to: "/notices" }]}>
      <div className="dk-filters">
        <Radio.Group
          aria-label={m.kind}
          optionType="button"
          value={kind}
          onChange={({ target }) => set({ kind: String(target.value) })}
          options={[
            { value: "decision", label: m.decision },
            { value: "result", label: m.result },
          ]}
        />
      </div>
      <Answered query={found}>
        {({ groups }) =>
          groups.length === 0 ? (
            <p className="dk-empty">{m.candidatesNone}</p>
          ) : (
            groups.map((group) => (
              <OneGroup key={`${kind} ${group.place} ${group.process.id}`} group={group} kind={kind} />
            ))
          )
        }
      </Answered>
    </Page>
  );
}

function OneGroup({ group, kind }: { readonly group: Group; readonly kind: "decision" | "result" }) {
  const m = useMessages(noticesMessages);
  const say = useText();
  const [chosen, choose] = useState<readonly string[]>(group.claims.map(({ id }) => id));
  const picked = group.claims.filter(({ id }) => chosen.includes(id));
  return (
    <Part
      title={say(group.process.name)}
      actions={group.days !== null && <span className="jc-hint">{m.days(group.days)}</span>}
    >
      {group.days === null && (
        <Alert
          type="warning"
          showIcon
          className="dk-notice"
          title={m.daysUnset(group.setting)}
          action={<Link to={`/settings?key=${encodeURIComponent(group.setting)}`}>{m.toSetting}</Link>}
        />
      )}
      <CandidateRows claims={group.claims} chosen={chosen} onChoose={choose} />
      <BuildForm group={group} kind={kind} picked={picked} />
    </Part>
  );
}
