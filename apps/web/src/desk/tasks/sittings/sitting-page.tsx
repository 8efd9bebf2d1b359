import { useParams } from "react-router";
import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Page } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import "../../liaison/liaison.css";
import "../../meetings/meetings.css";
import { TakeFile } from "../kit/take-file.tsx";
import { SittingForm } from "./sitting-form.tsx";
import { SittingRead } from "./sitting-read.tsx";
import { SittingState } from "./sitting-state.tsx";
import { sittingMessages } from "./sittings.messages.ts";

/** One sitting: agenda with drafted figures, minutes, resolutions; written until it is signed. */
export function SittingPage() {
  const m = useMessages(sittingMessages);
  const say = useText();
  const may = useMay();
  const { id = "" } = useParams();
  const query = useAsk("GET /api/v1/sittings/:id", { params: { id } });
  const sitting = query.data;
  return (
    <Page
      title={sitting ? say(sitting.title) : m.title}
      beside={sitting && <SittingState state={sitting.state} />}
      crumbs={[{ title: m.title, to: "/sittings" }]}
      lead={
        sitting && (
          <>
            {say(sitting.periodLabel)} · <span lang="zh-CN">{sitting.clause}</span> ·{" "}
            <span lang="zh-CN">{sitting.unit.name}</span> ·{" "}
            {sitting.signedBy === null ? m.writtenBy(sitting.writtenBy) : m.signedBy(sitting.signedBy)} ·{" "}
            <Link to={`/tasks/${sitting.assignment}`}>{m.toTask}</Link>
          </>
        )
      }
      actions={
        may("task", "export") && (
          <TakeFile route="GET /api/v1/sittings/:id/minutes.docx" input={{ params: { id } }} label={m.file} keyed="x" />
        )
      }
    >
      <Answered query={query}>
        {(sitting) =>
          sitting.may.includes("write") ? (
            <SittingForm key={`${sitting.id} ${sitting.version}`} sitting={sitting} />
          ) : (
            <SittingRead sitting={sitting} />
          )
        }
      </Answered>
    </Page>
  );
}
