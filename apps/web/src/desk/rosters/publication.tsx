import { App, Button, Tag } from "antd";
import { formatMoment } from "../../lib/format-moment.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { useMay } from "../shell/session.ts";
import { handMessages } from "./hand.messages.ts";
import { figure, type Path, type RosterDetail } from "./types.ts";

type Props = { readonly path: Path; readonly detail: RosterDetail };

/** Of a roster that its document makes public: by when, whether it is, and making it so. */
export function Publication({ path, detail: { roster, year, reports, publication } }: Props) {
  const m = useMessages(handMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const { modal, message } = App.useApp();
  const publish = useTell("POST /api/v1/rosters/:pack/:roster/publish", () => void message.success(m.publishedNow));
  if (publication === null) return null;
  const { by, publishedAt, publishedBy, overdue } = publication;
  const verb = publishedAt === null ? m.publish : m.publishAgain;
  const rows = reports.reduce((sum, report) => sum + report.rows, 0);
  const columns = roster.columns.filter((column) => column.published);
  const shown = columns.map(({ header, label }) => (language === "zh" ? header : say(label)));
  const askFirst = () =>
    modal.confirm({
      title: m.publishTitle(year),
      content: rows === 0 ? m.publishNothing : m.publishSays(figure(rows), shown.join(language === "zh" ? "、" : ", ")),
      okText: verb,
      cancelText: m.cancel,
      okButtonProps: { disabled: rows === 0 },
      onOk: () => publish.mutateAsync({ params: path, body: { year } }),
    });
  return (
    <div className="dk-publication">
      <Faults error={publish.error} />
      <p>
        <strong>{by === null ? m.toPublishNoDay : m.toPublish(formatIsoDay(by, language))}</strong>{" "}
        {overdue && <Tag color="error">■ {m.late}</Tag>}{" "}
        {publishedAt === null
          ? m.notPublished(year)
          : m.published(year, formatMoment(publishedAt, language), publishedBy ?? "")}
      </p>
      {may("roster", "approve") && <Button onClick={askFirst}>{verb}</Button>}
    </div>
  );
}
