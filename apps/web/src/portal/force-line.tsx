import { parseDay, type Text } from "@jucai/engine/model";
import { forceOn, type Term } from "../lib/force.ts";
import { formatIsoDay, todayInChina } from "../lib/format.ts";
import { useLanguage, useMessages, useText } from "../lib/language.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { forceMessages } from "./force-line.messages.ts";

type Props = { readonly force: Term };
type Parent = { readonly short: Text; readonly force: Term };

export function ForceTag({ force }: Props) {
  return <StatusTag status={forceOn(force, todayInChina())} />;
}

/** The term in dates: 2023年1月9日至2026年1月8日（含当日）. */
export function ForceTerm({ force: { from, to } }: Props) {
  const m = useMessages(forceMessages);
  const { language } = useLanguage();
  const day = (iso: string) => formatIsoDay(iso, language);
  return to === null ? m.from(day(from)) : m.fromTo(day(from), day(to));
}

/** What the term means for someone who reads today; a duty of offices takes no applications in any case. */
export function ForceMeaning({ force, duty = false }: Props & { readonly duty?: boolean }) {
  const m = useMessages(forceMessages);
  const { language } = useLanguage();
  const today = todayInChina();
  const status = forceOn(force, today);
  const to = force.to ?? "";
  if (status === "in_force") return m.in_force;
  if (status === "not_yet") return (duty ? m.notYetDuty : m.not_yet)(formatIsoDay(force.from, language));
  if (status === "expired") return (duty ? m.expiredDuty : m.expired)(formatIsoDay(to, language));
  return m.ending_soon(formatIsoDay(to, language), (parseDay(to) ?? today) - today);
}

/** A document that carries out another one says when that one has run out: what goes on is for its office to say. */
export function ParentEnded({ parent }: { readonly parent: Parent | undefined }) {
  const m = useMessages(forceMessages);
  const { language } = useLanguage();
  const say = useText();
  if (!parent || forceOn(parent.force, todayInChina()) !== "expired") return null;
  return m.parentEnded(say(parent.short), formatIsoDay(parent.force.to ?? "", language));
}
