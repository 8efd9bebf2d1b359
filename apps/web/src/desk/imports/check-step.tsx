import { Alert, App, Button, Radio, Select } from "antd";
import { useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { CountsLine } from "./counts-line.tsx";
import { importsMessages } from "./imports.messages.ts";
import { ProblemList } from "./problem-list.tsx";
import { RowsGrid, shows } from "./rows-grid.tsx";
import { figure, type Counts, type ImportDetail } from "./types.ts";

type Props = { readonly detail: ImportDetail; readonly onColumns: () => void };
type Mode = NonNullable<ImportDetail["mode"]>;

/** What was found in the rows, the place to correct them, and the choice of what to write. */
export function CheckStep({ detail, onColumns }: Props) {
  const m = useMessages(importsMessages);
  const { language } = useLanguage();
  const { id, counts, problems, before } = detail;
  const [show, setShow] = useState<(typeof shows)[number]>("problems");
  if (counts === null) return <ProblemList problems={problems} />;
  return (
    <>
      <Part title={m.step3}>
        <CountsLine counts={counts} skipped={detail.layout?.skipped} />
        {before && <Alert type="info" showIcon title={m.beforeSame(formatMoment(before.at, language))} />}
        {counts.rows === 0 && <Alert type="error" role="alert" showIcon title={m.emptyFile} />}
        <ProblemList problems={problems} />
        <div className="dk-filters">
          <label className="dk-field">
            <span>{m.show}</span>
            <Select
              aria-label={m.show}
              data-key="f"
              value={show}
              onChange={setShow}
              options={shows.map((value) => ({ value, label: m[showWords[value]] }))}
              popupMatchSelectWidth={false}
            />
          </label>
          <Button href={`/api/v1/imports/${id}/workbook`} download data-key="x">
            {m.workbook}
          </Button>
          <Button onClick={onColumns}>{m.backToColumns}</Button>
        </div>
        <RowsGrid detail={detail} show={show} clean={counts.rows > 0 && counts.errors + counts.notices === 0} />
      </Part>
      <Confirm id={id} counts={counts} />
    </>
  );
}

const showWords = {
  problems: "showProblems",
  errors: "showErrors",
  notices: "showNotices",
  changes: "showChanges",
  elsewhere: "showElsewhere",
  all: "showAll",
} as const;

/** What would be written, or why nothing can be. */
function Confirm({ id, counts }: { readonly id: string; readonly counts: Counts }) {
  const m = useMessages(importsMessages);
  const [mode, setMode] = useState<Mode>("good_rows");
  const confirm = useTell("POST /api/v1/imports/:id/confirm");
  const ready = counts.good + counts.notices;
  const waits = mode === "all_or_none" && counts.errors > 0;
  return (
    <Part title={m.step4}>
      <Faults error={confirm.error} />
      <Radio.Group
        className="dk-modes"
        aria-label={m.mode}
        value={mode}
        onChange={({ target }) => setMode(target.value as Mode)}
        options={[
          { value: "good_rows", label: m.goodRows },
          { value: "all_or_none", label: m.allOrNone },
        ]}
      />
      {ready === 0 && counts.rows > 0 && <Alert type="warning" showIcon title={m.nothingGood} />}
      {ready > 0 && waits && <Alert type="warning" showIcon title={m.allOrNoneWait(figure(counts.errors))} />}
      {ready > 0 && ready === counts.same && <Alert type="info" showIcon title={m.nothingNew} />}
      <div className="dk-buttons">
        <Button
          type="primary"
          disabled={ready === 0 || waits}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params: { id }, body: { mode } })}
        >
          {m.write(figure(ready))}
        </Button>
        <GiveUp id={id} />
      </div>
    </Part>
  );
}

function GiveUp({ id }: { readonly id: string }) {
  const m = useMessages(importsMessages);
  const { modal } = App.useApp();
  const drop = useTell("DELETE /api/v1/imports/:id");
  const askFirst = () =>
    modal.confirm({
      title: m.drop1,
      content: m.dropAsk,
      okText: m.dropSure,
      cancelText: m.cancel,
      onOk: () => drop.mutateAsync({ params: { id } }),
    });
  return <Button onClick={askFirst}>{m.drop1}</Button>;
}
