import { Button, Radio } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { DueLine } from "./due-line.tsx";
import { EntriesView } from "./entries-view.tsx";
import { HandInDialog } from "./hand-in-dialog.tsx";
import { ProgressView } from "./progress-view.tsx";
import { Publication } from "./publication.tsx";
import { RosterExport } from "./roster-export.tsx";
import "../duplicates/compare.css";
import "./rosters.css";
import { rostersMessages } from "./rosters.messages.ts";
import { YearChoice } from "./rosters-page.tsx";
import { SummaryView } from "./summary-view.tsx";
import type { Path, Report, RosterDetail } from "./types.ts";

const views = ["entries", "progress", "summary"] as const;

/** One roster: its rows, how far each unit is, and the summary sheet. */
export function RosterPage() {
  const { pack = "", roster = "" } = useParams();
  const path = { pack, roster };
  const [asked, set] = useUrlState({ year: "", view: "entries", period: "" });
  const query = {
    ...(asked.year && { year: Number(asked.year) }),
    ...(asked.period && { period: asked.period }),
  };
  const detail = useAsk("GET /api/v1/rosters/:pack/:roster", { params: path, query }, { keep: true });
  const view = views.find((one) => one === asked.view) ?? "entries";
  return (
    <Answered query={detail}>
      {(found) => (
        <Frame path={path} detail={found} view={view} onView={(next) => set({ view: next })}>
          <YearChoice year={found.year} onYear={(year) => set({ year: String(year), period: "" })} />
        </Frame>
      )}
    </Answered>
  );
}

type FrameProps = {
  readonly path: Path;
  readonly detail: RosterDetail;
  readonly view: (typeof views)[number];
  readonly onView: (view: (typeof views)[number]) => void;
  readonly children: React.ReactNode;
};

function Frame({ path, detail, view, onView, children }: FrameProps) {
  const m = useMessages(rostersMessages);
  const say = useText();
  const { roster, year } = detail;
  return (
    <Page
      title={say(roster.name)}
      crumbs={[{ title: m.title, to: "/rosters" }]}
      lead={<About detail={detail} />}
      actions={<Actions path={path} detail={detail} />}
    >
      <div className="dk-filters">
        {children}
        <Radio.Group
          optionType="button"
          aria-label={m.views}
          value={view}
          onChange={({ target }) => onView(target.value as typeof view)}
          options={views.map((value) => ({ value, label: m[value] }))}
        />
      </div>
      <Readings readings={roster.readings} />
      <Publication path={path} detail={detail} />
      {view === "entries" && <EntriesView path={path} detail={detail} />}
      {view === "progress" && <ProgressView path={path} detail={detail} />}
      {view === "summary" && <SummaryView path={path} name={say(roster.name)} year={year} />}
    </Page>
  );
}

/** What the document leaves open, and how it is read here. */
function Readings({ readings }: { readonly readings: RosterDetail["roster"]["readings"] }) {
  const m = useMessages(rostersMessages);
  const say = useText();
  if (readings.length === 0) return null;
  return (
    <details className="dk-readings">
      <summary>{m.readings}</summary>
      <ul>
        {readings.map(({ clause, issue, reading }) => (
          <li key={`${clause} ${issue.zh}`}>
            {m.clause(clause)}：{say(issue)} <strong>{say(reading)}</strong>
          </li>
        ))}
      </ul>
    </details>
  );
}

function About({ detail: { roster, dues, period, to } }: { readonly detail: RosterDetail }) {
  const m = useMessages(rostersMessages);
  const say = useText();
  const due = dues.find((one) => one.period === period) ?? dues[0] ?? null;
  return (
    <>
      <strong>
        {m.due} <DueLine due={due} />
      </strong>
      {to && ` · ${m.to(to.name)}`} · {m.clause(roster.clause)} · {m.purposeLine(say(roster.purpose))} ·{" "}
      {m.kept(roster.kept.years, say(roster.kept.reading))}
    </>
  );
}

function Actions({ path, detail }: { readonly path: Path; readonly detail: RosterDetail }) {
  const m = useMessages(rostersMessages);
  const may = useMay();
  const own = useOwnReport(detail);
  const [open, setOpen] = useState<"hand-in" | "export">();
  const unit = own ? `&unit=${own.unit.id}` : "";
  return (
    <>
      {may("import", "create") && (
        <Link
          className="dk-primary-link"
          data-key="n"
          to={`/imports/new?roster=${path.pack}/${path.roster}&year=${detail.year}${unit}`}
        >
          {m.import}
        </Link>
      )}
      {own && may("roster", "update") && own.state !== "accepted" && (
        <Button onClick={() => setOpen("hand-in")}>{m.handIn}</Button>
      )}
      <Button href={`/api/v1/rosters/${path.pack}/${path.roster}/template`} download>
        {m.template}
      </Button>
      {may("roster", "export") && (
        <Button data-key="x" onClick={() => setOpen("export")}>
          {m.export}
        </Button>
      )}
      {open === "hand-in" && own && <HandInDialog path={path} report={own} onClose={() => setOpen(undefined)} />}
      {open === "export" && <RosterExport path={path} year={detail.year} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** The report of the unit that the reader works for, if this roster expects one. */
function useOwnReport({ reports }: RosterDetail): Report | undefined {
  const { unit, units } = useUnitChoice();
  const mine = unit ? [unit] : units;
  return reports.find(({ unit: of }) => mine.some(({ id }) => id === of.id));
}
