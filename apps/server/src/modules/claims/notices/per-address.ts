import { Refusal } from "#kernel/refusal.ts";

/** Objections and follow-ups that one network address may send in a while; a whole office may share it. */
const most = 30;
const within = 10 * 60_000;
const known = 10_000;

/** Slows down whoever floods the office or tries codes. Kept in memory: a restart forgives. */
export function perAddress(): (address: string, at: Date) => void {
  const asked = new Map<string, number[]>();
  return (address, at) => {
    const recent = (asked.get(address) ?? []).filter((moment) => moment > at.getTime() - within);
    if (recent.length >= most) {
      throw new Refusal("too_many_requests", {
        zh: "这个网络地址提交得太频繁，请十分钟后再试，或打公示页上的电话。",
        en: "Too much came from this network address. Try again in ten minutes, or call the number on the notice.",
      });
    }
    if (asked.size > known) asked.clear();
    asked.set(address, [...recent, at.getTime()]);
  };
}
