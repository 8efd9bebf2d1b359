const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** A moment in Beijing time as tables show it, the same in both languages: 2026-01-08 14:32. */
export function tableMoment(iso: string): string {
  return parts.format(new Date(iso)).replace(",", "");
}
