/** Calendar days from today until a day, negative once it has passed; both in Beijing time. */
export function daysLeft(day: string, now: Date): number {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(now);
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
