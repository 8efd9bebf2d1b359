import { handOver } from "../../lib/handover.ts";
import { buttonClass } from "../../ui/index.ts";
import type { PlacesBook } from "../state/merge-books.ts";
import type { JudgedPlace } from "../state/judge.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { handoverOf } from "./handover-of.ts";
import type { Sections } from "./sections.ts";

type Props = {
  readonly book: PlacesBook;
  readonly at: JudgedPlace;
  readonly session: Session;
  readonly sections: Sections;
};

/** 一张表全部申请: carries the answers and what may be claimed into one form; until then nothing has left the device. */
export function ApplyAll({ book, at, session, sections }: Props) {
  const { w } = useWording();
  const handover = handoverOf(session.check.role, book, at, sections);
  if (handover === undefined) return null;
  return (
    <div className="ck-apply jc-no-print">
      <a
        className={buttonClass("primary", true)}
        href={handover.role === "employer" ? "/desk/own-claims/new" : "/my/apply"}
        onClick={() => handOver(handover)}
      >
        {w.applyAll}
      </a>
      <p className="jc-hint">{w.applyAllHint}</p>
    </div>
  );
}
