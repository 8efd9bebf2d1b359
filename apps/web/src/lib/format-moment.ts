import type { Language } from "./messages.ts";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A moment in Beijing time, in prose: 2026年1月8日 14:32 / 8 Jan 2026, 14:32. Text that is no moment stays as it is. */
export function formatMoment(iso: string, language: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const clock = `${hour}:${minute}`;
  // Some browsers pad the day where the month is a number.
  if (language === "zh") return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
  return `${Number(day)} ${months[Number(month) - 1]} ${year}, ${clock}`;
}
