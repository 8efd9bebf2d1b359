import { App, Button, Checkbox, Select, Tag } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { rostersMessages } from "./rosters.messages.ts";
import { ShareBar } from "./share-bar.tsx";
import { Snapshots } from "./snapshots.tsx";
import { figure, type Path, type Report, type RosterDetail } from "./types.ts";
import { WindowDialog } from "./window-dialog.tsx";

type Props = { readonly path: Path; readonly detail: RosterDetail };
const isIn = ({ state }: Report) => state === "handed_in" || state === "accepted";

/** Who has handed in, who has not; the receiving office accepts or returns. */
export function ProgressView({ path, detail }: Props) {
  const m = useMessages(rostersMessages);
  const { language } = useLanguage();
  const [onlyMissing, setOnlyMissing] = useState(false);
  const { reports, dues, period } = detail;
  const done = reports.filter(isIn).length;
  const day = dues.find((due) => due.period === period)?.day;
  const shown = onlyMissing ? reports.filter((report) => !isIn(report)) : reports;
  return (
    <>
      <Periods path={path} detail={detail} />
      <Part title={m.chart(done, reports.length, day ? m.chartDay(formatIsoDay(day, language)) : "")}>
        <ShareBar done={done} all={reports.length} />
        <Checkbox checked={onlyMissing} onChange={({ target }) => setOnlyMissing(target.checked)}>
          {m.onlyMissing}（{m.notYet(reports.length - done)}）
        </Checkbox>
      </Part>
      <DataTable
        caption={m.progress}
        rows={shown}
        idOf={({ unit }) => unit.id}
        columns={[
          { key: "unit", title: m.unit, width: 180, render: ({ unit }) => unit.name },
          { key: "state", title: m.state, width: 150, render: (report) => <StateTag report={report} /> },
          { key: "rows", title: m.rows, width: 80, figures: true, render: ({ rows }) => figure(rows) },
          {
            key: "handed",
            title: m.handedInAt,
            width: 200,
            render: ({ handedInAt, handedInBy }) =>
              handedInAt ? m.handedInBy(handedInBy ?? "", formatMoment(handedInAt, language)) : "—",
          },
          { key: "note", title: m.note, width: 200, render: ({ note }) => note ?? "—" },
          { key: "acts", title: m.acts, width: 170, render: (report) => <Acts path={path} report={report} /> },
        ]}
      />
      <Snapshots path={path} detail={detail} />
    </>
  );
}

const colours = {
  missing: "default",
  filling: "processing",
  handed_in: "success",
  returned: "warning",
  accepted: "success",
} as const satisfies Record<Report["state"], string>;

function StateTag({ report: { state, overdue } }: { readonly report: Report }) {
  const m = useMessages(rostersMessages);
  return (
    <>
      <Tag color={colours[state]}>{m[state]}</Tag>
      {overdue && <Tag color="error">■ {m.overdue}</Tag>}
    </>
  );
}

/** The receiving office takes a share, or gives it back saying why. */
function Acts({ path, report: { unit, period, state } }: { readonly path: Path; readonly report: Report }) {
  const m = useMessages(rostersMessages);
  const may = useMay();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const accept = useTell("POST /api/v1/rosters/:pack/:roster/accept", () => void message.success(m.acceptedNow));
  const giveBack = useTell("POST /api/v1/rosters/:pack/:roster/return", () => {
    void message.success(m.returnedNow);
    setOpen(false);
  });
  if (state !== "handed_in" || !may("roster", "approve")) return null;
  const which = { unit: unit.id, period };
  return (
    <>
      <Faults error={accept.error} />
      <Button
        size="small"
        aria-label={m.acceptOf(unit.name)}
        loading={accept.isPending}
        onClick={() => accept.mutate({ params: path, body: which })}
      >
        {m.accept}
      </Button>{" "}
      <Button size="small" aria-label={m.giveOf(unit.name)} onClick={() => setOpen(true)}>
        {m.give}
      </Button>
      <ReasonDialog
        open={open}
        title={m.giveTitle}
        verb={m.give}
        busy={giveBack.isPending}
        error={giveBack.error}
        onGive={(why) => giveBack.mutate({ params: path, body: { ...which, why } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

/** Several days a year: which of them; and a day that the place has yet to set. */
function Periods({ path, detail: { dues, period, year } }: Props) {
  const m = useMessages(rostersMessages);
  const say = useText();
  const may = useMay();
  const [, set] = useUrlState({ period: "" });
  const [open, setOpen] = useState(false);
  const unset = dues.find(({ day, due }) => day === null && due.window !== undefined);
  if (dues.length < 2 && !unset) return null;
  return (
    <div className="dk-filters">
      {dues.length > 1 && (
        <label className="dk-field">
          <span>{m.period}</span>
          <Select
            aria-label={m.period}
            value={period}
            onChange={(next) => set({ period: next })}
            options={dues.map((due) => ({ value: due.period, label: say(due.label) }))}
            popupMatchSelectWidth={false}
          />
        </label>
      )}
      {unset?.due.window && may("roster", "approve") && (
        <Button onClick={() => setOpen(true)}>
          {m.setWindow}：{say(unset.due.window.label)}
        </Button>
      )}
      {open && unset?.due.window && (
        <WindowDialog path={path} year={year} window={unset.due.window.id} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}
