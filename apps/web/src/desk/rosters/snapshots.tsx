import { App, Button } from "antd";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { useMay } from "../shell/session.ts";
import { rostersMessages } from "./rosters.messages.ts";
import { figure, type Path, type RosterDetail } from "./types.ts";

/** Years that were kept as they stood, and keeping this one. */
export function Snapshots({
  path,
  detail: { roster, year, reports, snapshots },
}: {
  readonly path: Path;
  readonly detail: RosterDetail;
}) {
  const m = useMessages(rostersMessages);
  const { language } = useLanguage();
  const may = useMay();
  const { modal, message } = App.useApp();
  const freeze = useTell("POST /api/v1/rosters/:pack/:roster/snapshot", () => void message.success(m.frozen));
  const rows = reports.reduce((sum, report) => sum + report.rows, 0);
  const askFirst = () =>
    modal.confirm({
      title: m.freeze,
      content: m.freezeSays(year, figure(rows)),
      okText: m.freeze,
      cancelText: m.cancel,
      onOk: () => freeze.mutateAsync({ params: path, body: { year } }),
    });
  return (
    <div className="dk-snapshots">
      <ul>
        {snapshots.map((taken) => (
          <li key={taken.takenAt}>
            {m.frozenOn(taken.year, formatMoment(taken.takenAt, language), taken.takenBy, figure(taken.rows))}
          </li>
        ))}
      </ul>
      {roster.snapshot && may("roster", "approve") && <Button onClick={askFirst}>{m.freeze}</Button>}
    </div>
  );
}
