import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useNavigate, useParams } from "react-router";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { ask } from "../shell/ask.ts";
import { Page, Part } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { CheckStep } from "./check-step.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import "../duplicates/compare.css";
import "./imports.css";
import { importsMessages } from "./imports.messages.ts";
import { StatusTag } from "./imports-page.tsx";
import { ProblemList } from "./problem-list.tsx";
import { ReceiptView } from "./receipt-view.tsx";
import { stepOf } from "./step.ts";
import { Steps } from "./steps.tsx";
import { figure, type ImportDetail } from "./types.ts";

const isBusy = (status: ImportDetail["status"] | undefined) => status === "checking" || status === "writing";

/** One import from its columns to its receipt; whoever leaves finds it as he left it. */
export function ImportPage() {
  const m = useMessages(importsMessages);
  const { id = "" } = useParams();
  const detail = useQuery({
    ...ask("GET /api/v1/imports/:id", { params: { id } }),
    refetchInterval: ({ state }) => (isBusy(state.data?.status) ? 700 : false),
  });
  return (
    <Answered query={detail}>
      {(found) => (
        <Page
          title={found.fileName}
          crumbs={[{ title: m.title, to: "/imports" }]}
          beside={<StatusTag status={found.status} />}
          lead={<About detail={found} />}
        >
          <Stand detail={found} />
        </Page>
      )}
    </Answered>
  );
}

function About({ detail }: { readonly detail: ImportDetail }) {
  const say = useText();
  const { language } = useLanguage();
  const { rosterName, unit, year, createdBy, createdAt } = detail;
  return [say(rosterName), say(unit.name), year, createdBy, formatMoment(createdAt, language)].join(" · ");
}

function Stand({ detail }: { readonly detail: ImportDetail }) {
  const [{ step }, set] = useUrlState({ step: "" });
  const at = stepOf(detail, step);
  return (
    <>
      <Steps current={at} />
      {isBusy(detail.status) && <Busy detail={detail} />}
      {(detail.status === "failed" || detail.status === "dropped") && <Unread detail={detail} />}
      {detail.status === "checked" && at === 2 && detail.layout && (
        <ColumnsStep id={detail.id} layout={detail.layout} onDone={() => set({ step: "rows" })} />
      )}
      {detail.status === "checked" && at === 3 && (
        <CheckStep detail={detail} onColumns={() => set({ step: "columns" })} />
      )}
      {(detail.status === "done" || detail.status === "undone") && <ReceiptView detail={detail} />}
    </>
  );
}

/** Work in the background: how far, and that nobody has to wait here. */
function Busy({ detail: { status, progress } }: { readonly detail: ImportDetail }) {
  const m = useMessages(importsMessages);
  const { done, total } = progress;
  const words =
    total === null
      ? m.progressOpen(figure(done))
      : (status === "writing" ? m.writingProgress : m.progress)(figure(done), figure(total));
  return (
    <Part title={status === "writing" ? m.writing : m.checking}>
      <Progress percent={total ? Math.floor((done / total) * 100) : 0} aria-label={words} />
      <p role="status">{words}</p>
      <p className="jc-hint">{m.leave}</p>
    </Part>
  );
}

/** Nothing could be read, or it was given up: why, and the way on. */
function Unread({ detail: { status, problems } }: { readonly detail: ImportDetail }) {
  const m = useMessages(importsMessages);
  const navigate = useNavigate();
  return (
    <>
      {status === "failed" && (
        <Alert type="error" role="alert" showIcon title={m.failedTitle} description={m.failedDo} />
      )}
      <ProblemList problems={problems} />
      <Button type="primary" onClick={() => void navigate("/imports/new")}>
        {m.tryAgain}
      </Button>
    </>
  );
}
