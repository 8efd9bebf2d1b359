import { Button, Progress, Radio } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { FileField } from "../funds/kit/file-field.tsx";
import { kitMessages } from "../funds/kit/kit.messages.ts";
import { yuan } from "../funds/kit/money.ts";
import { useUpload } from "../funds/kit/upload.ts";
import { usePlace } from "../funds/kit/use-place.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { StateOf } from "./state-of.tsx";
import { TakeoverSteps } from "./takeover-steps.tsx";
import { takeoverMessages } from "./takeover.messages.ts";

/** No county starts empty: what runs already comes in from a spreadsheet. */
export function TakeoversPage() {
  const m = useMessages(takeoverMessages);
  const may = useMay();
  const list = useAsk("GET /api/v1/takeovers");
  return (
    <Page title={m.title} lead={m.lead}>
      {may("award", "create") && <NewTakeover />}
      <Answered query={list}>
        {({ items }) => (
          <DataTable
            caption={m.title}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/takeover/${id}`}
            empty={m.none}
            columns={[
              { key: "name", title: m.name, width: 220, render: ({ fileName }) => fileName },
              { key: "kind", title: m.kind, width: 110, render: ({ kind }) => m[kind] },
              { key: "state", title: m.state, width: 110, render: ({ state }) => <StateOf state={state} /> },
              { key: "good", title: m.good, width: 90, figures: true, render: ({ good }) => good },
              { key: "problems", title: m.problems, width: 90, figures: true, render: ({ problems }) => problems },
              { key: "open", title: m.open, width: 140, figures: true, render: ({ openFen }) => yuan(openFen) },
              {
                key: "by",
                title: m.loadedBy,
                width: 180,
                render: ({ loaded }) => m.by(loaded.name, tableMoment(loaded.at)),
              },
              {
                key: "confirmed",
                title: m.confirmedBy,
                width: 180,
                render: ({ confirmed }) => (confirmed ? m.by(confirmed.name, tableMoment(confirmed.at)) : "—"),
              },
            ]}
          />
        )}
      </Answered>
    </Page>
  );
}

/** The first step: which kind, the empty sheet, the file. */
function NewTakeover() {
  const m = useMessages(takeoverMessages);
  const kit = useMessages(kitMessages);
  const navigate = useNavigate();
  const place = usePlace();
  const [kind, setKind] = useState<"awards" | "balances">("awards");
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const upload = useUpload("POST /api/v1/takeovers", ({ id }) => void navigate(`/takeover/${id}`));
  const send = () => {
    setTried(true);
    if (file) upload.mutate({ input: { query: { place, kind } }, file });
  };
  return (
    <Part title={m.step1}>
      <TakeoverSteps />
      <Faults error={upload.error} />
      <Radio.Group
        aria-label={m.kind}
        value={kind}
        onChange={({ target }) => setKind(target.value as typeof kind)}
        options={(["awards", "balances"] as const).map((value) => ({ value, label: m[value] }))}
      />
      <p className="jc-hint">{kind === "awards" ? m.awardsHint : m.balancesHint}</p>
      <p>
        <a href={`/api/v1/takeovers/template?kind=${kind}`} download>
          {m.template}
        </a>
      </p>
      <FileField label={m.file} hint={m.fileHint} file={file} onChoose={setFile} wrong={tried && !file} />
      {upload.isPending && <Progress percent={upload.percent} aria-label={kit.sending(upload.percent)} />}
      <Button type="primary" loading={upload.isPending} onClick={send}>
        {m.load}
      </Button>
    </Part>
  );
}
