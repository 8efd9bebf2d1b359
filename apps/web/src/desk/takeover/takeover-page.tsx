import { Alert, App, Button } from "antd";
import { Link, useParams } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { Totals } from "../funds/kit/totals.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Page } from "../shell/page.tsx";
import { useMay, useSession } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { StateOf } from "./state-of.tsx";
import { TakeoverRows } from "./takeover-rows.tsx";
import { TakeoverSteps } from "./takeover-steps.tsx";
import { takeoverMessages } from "./takeover.messages.ts";
import type { Takeover } from "./types.ts";

/** One spreadsheet: what was read of each row, and its confirmation by another person. */
export function TakeoverPage() {
  const m = useMessages(takeoverMessages);
  const { id = "" } = useParams();
  const takeover = useAsk("GET /api/v1/takeovers/:id", { params: { id } });
  return (
    <Answered query={takeover}>
      {(found) => (
        <Page
          title={found.fileName}
          crumbs={[{ title: m.title, to: "/takeover" }]}
          beside={<StateOf state={found.state} />}
          lead={
            <>
              {m[found.kind]} · {m.loadedBy} {m.by(found.loaded.name, tableMoment(found.loaded.at))}
              {found.confirmed && ` · ${m.confirmedBy} ${m.by(found.confirmed.name, tableMoment(found.confirmed.at))}`}
            </>
          }
          actions={<Actions takeover={found} />}
        >
          <TakeoverSteps of={found} />
          <Figures takeover={found} />
          <TakeoverRows rows={found.rows} kind={found.kind} />
        </Page>
      )}
    </Answered>
  );
}

function Figures({ takeover }: { readonly takeover: Takeover }) {
  const m = useMessages(takeoverMessages);
  const { good, same, problems, paidBeforeFen, openFen } = takeover;
  return (
    <Totals
      figures={[
        { name: m.good, says: good },
        { name: m.same, says: same },
        { name: m.problems, says: problems, alarming: problems > 0 },
        { name: m.paidBefore, says: yuan(paidBeforeFen) },
        { name: m.open, says: yuan(openFen) },
      ]}
    />
  );
}

function Actions({ takeover: { id, state, kind, good, openFen, loaded } }: { readonly takeover: Takeover }) {
  const m = useMessages(takeoverMessages);
  const may = useMay();
  const { account } = useSession();
  const { message, modal } = App.useApp();
  const confirm = useOnce("POST /api/v1/takeovers/:id/confirm", () => void message.success(m.confirmed));
  const drop = useOnce("POST /api/v1/takeovers/:id/drop", () => void message.success(m.droppedNow));
  if (state === "done")
    return <Link to={kind === "awards" ? "/awards" : "/funds"}>{kind === "awards" ? m.toAwards : m.toFunds}</Link>;
  if (state === "dropped") return null;
  const ask = (title: string, content: string, okText: string, act: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content,
      okText,
      cancelText: m.cancel,
      // A refusal is said on the page, where it can be read at leisure.
      onOk: () => act().catch(() => {}),
    });
  return (
    <>
      <Faults error={confirm.error ?? drop.error} />
      {may("award", "approve") && good > 0 && (
        <Button
          type="primary"
          loading={confirm.isPending}
          onClick={() =>
            ask(m.confirmTitle, m.confirmSays(good, yuan(openFen)), m.confirm(good), () =>
              confirm.mutateAsync({ params: { id } }),
            )
          }
        >
          {m.confirm(good)}
        </Button>
      )}
      {may("award", "create") && (
        <Button
          loading={drop.isPending}
          onClick={() => ask(m.dropTitle, m.dropSays, m.drop, () => drop.mutateAsync({ params: { id } }))}
        >
          {m.drop}
        </Button>
      )}
      {loaded.name === account.name && <Alert type="info" showIcon title={m.confirmOther} />}
    </>
  );
}
