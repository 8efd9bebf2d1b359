/** What time it is. Passed in wherever it matters, so that tests choose the day. */
export type Clock = { readonly now: () => Date };

export const systemClock: Clock = { now: () => new Date() };

const shanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Today's date, `YYYY-MM-DD`, where the policies apply, whatever the server's zone. */
export function today(clock: Clock): string {
  return shanghai.format(clock.now());
}
