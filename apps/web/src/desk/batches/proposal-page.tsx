import { parseDay } from "@jucai/engine/model";
import { Alert, Input, Select } from "antd";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { usePlace } from "../funds/kit/use-place.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { BatchSteps } from "./batch-steps.tsx";
import { batchMessages } from "./batches.messages.ts";
import { DroppedLines } from "./dropped-lines.tsx";
import { ProposedLines } from "./proposed-lines.tsx";
import type { Proposal } from "./types.ts";

/** The first step: what is due and can be paid, and what cannot and why. Nothing is written yet. */
export function ProposalPage() {
  const m = useMessages(batchMessages);
  const place = usePlace();
  const [asked, set] = useUrlState({ until: "", benefit: "" });
  const until = parseDay(asked.until) === undefined ? undefined : asked.until;
  const what = { place, ...(until && { until }), ...(asked.benefit && { benefit: asked.benefit }) };
  const proposal = useAsk("GET /api/v1/batches/proposal", { query: what }, { keep: true, enabled: place !== "" });
  return (
    <Page title={m.start} crumbs={[{ title: m.title, to: "/batches" }]} lead={m.proposalLead}>
      <BatchSteps />
      <Answered query={proposal}>
        {(found) => (
          <>
            <Filters proposal={found} benefit={asked.benefit} onSet={set} />
            <Warnings proposal={found} />
            <ProposedLines key={JSON.stringify([what, found.sum.fen])} what={what} proposal={found} />
            <DroppedLines dropped={found.dropped} />
          </>
        )}
      </Answered>
    </Page>
  );
}

type FilterProps = {
  readonly proposal: Proposal;
  readonly benefit: string;
  readonly onSet: (changes: { readonly until?: string; readonly benefit?: string }) => void;
};

function Filters({ proposal, benefit, onSet }: FilterProps) {
  const m = useMessages(batchMessages);
  const say = useText();
  const known = new Map([...proposal.lines, ...proposal.dropped].map((line) => [line.benefit.id, line.benefit.title]));
  return (
    <div className="dk-filters">
      <Labelled label={m.until}>
        {(id) => (
          <Input
            id={id}
            defaultValue={proposal.until}
            inputMode="numeric"
            placeholder="2026-02-14"
            onBlur={({ target }) => onSet({ until: target.value.trim() })}
            onPressEnter={({ currentTarget }) => onSet({ until: currentTarget.value.trim() })}
          />
        )}
      </Labelled>
      <Labelled label={m.benefit} wide>
        {(id) => (
          <Select
            id={id}
            value={benefit}
            onChange={(next) => onSet({ benefit: next })}
            options={[
              { value: "", label: m.allBenefits },
              ...[...known].map(([value, title]) => ({ value, label: say(title) })),
              ...(benefit && !known.has(benefit) ? [{ value: benefit, label: benefit }] : []),
            ]}
          />
        )}
      </Labelled>
    </div>
  );
}

/** What the place has yet to set, which benefits have nothing to look at, and the most that one batch may be. */
function Warnings({ proposal: { notSet, noStops, ceilingFen } }: { readonly proposal: Proposal }) {
  const m = useMessages(batchMessages);
  const say = useText();
  return (
    <div className="dk-problems">
      {notSet.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={m.notSet(notSet.length)}
          description={
            <ul>
              {notSet.map(({ key, says, benefit }) => (
                <li key={`${key} ${benefit.id}`}>
                  {say(benefit.title)}：{say(says)}{" "}
                  <Link to={`/settings?key=${encodeURIComponent(key)}`}>{m.notSetDo}</Link>
                </li>
              ))}
            </ul>
          }
        />
      )}
      {noStops.length > 0 && (
        <Alert type="info" showIcon title={m.noStops(noStops.map(({ title }) => say(title)).join("；"))} />
      )}
      {ceilingFen !== null && <Alert type="info" showIcon title={m.overCeiling(yuan(ceilingFen))} />}
    </div>
  );
}
