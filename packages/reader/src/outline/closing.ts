import { dateIn } from "../head/dates.ts";
import type { Line } from "./lines.ts";

const office = /(?:府|委|办公室|办公厅|小组|局|部|厅|院|会|中心)$/;

/** Lines at the end of a document or its body that say nothing of it: signature, date, copies to, who printed it. */
export function isClosing(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!;
  if (line.kind !== "text") return false;
  const { folded, text } = line;
  if (
    /^(?:抄送|抄报|主送|分送|印发份数|共印|联系人|联系电话|主题词|信息公开|公开方式)\s?：?/.test(folded) &&
    text.length < 200
  )
    return true;
  if (/^（(?:此件|此页|本文|联系人|公开).{0,40}）$/.test(folded) || /^\[image:/.test(text)) return true;
  if (/^(?:特此通知|特此公告|此通知)[。.]?$/.test(folded)) return true;
  const date = dateIn(folded);
  if (date !== null && text.length <= 60) {
    const around = folded.slice(0, date.from) + folded.slice(date.to);
    if (/^[\s（）]*$/.test(around) || /^\s*印发\s*$/.test(folded.slice(date.to))) return true;
    if (office.test(folded.slice(0, date.from).trim()) && folded.slice(date.to).trim() === "") return true;
  }
  return isOffice(line) && signs(lines, index + 1);
}

function isOffice({ kind, folded, text }: Line): boolean {
  return kind === "text" && office.test(folded) && text.length <= 40 && !/[，。：]/.test(folded);
}

/** Whether a date follows, with at most three more offices that sign together before it. */
function signs(lines: readonly Line[], from: number): boolean {
  for (let i = from; i < Math.min(lines.length, from + 4); i++) {
    const line = lines[i]!;
    if (line.kind === "text" && line.text.length <= 30 && dateIn(line.folded) !== null) return true;
    if (!isOffice(line)) return false;
  }
  return false;
}
