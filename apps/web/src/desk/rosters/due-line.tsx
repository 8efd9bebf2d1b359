import { Tag } from "antd";
import { parseDay } from "@jucai/engine/model";
import { formatIsoDay, todayInChina } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { rostersMessages } from "./rosters.messages.ts";
import type { RosterRow } from "./types.ts";

type Due = NonNullable<RosterRow["next"]>;

/** By when: the day itself first, how far it is beside it; that a document names no day is said. */
export function DueLine({ due }: { readonly due: Due | null }) {
  const m = useMessages(rostersMessages);
  const say = useText();
  const { language } = useLanguage();
  if (due === null) return <>{m.noDue}</>;
  if (due.day === null) {
    return (
      <>
        {say(due.label)} <Tag color="warning">{m.noDay}</Tag>
      </>
    );
  }
  const left = (parseDay(due.day) ?? 0) - todayInChina();
  return <span className={left < 0 ? "dk-wrong" : undefined}>{m.dueOn(formatIsoDay(due.day, language), left)}</span>;
}
