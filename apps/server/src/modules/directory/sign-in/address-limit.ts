import { Refusal } from "#kernel/refusal.ts";

/** Failed attempts that one network address may make in a while; a whole office may share it. */
const most = 50;
const within = 10 * 60_000;

export type AddressLimit = {
  /** Refuses when the address failed too often lately. */
  readonly check: (address: string, at: Date) => void;
  readonly failed: (address: string, at: Date) => void;
};

/** Slows down whoever tries many names from one place. Kept in memory: a restart forgives. */
export function addressLimit(): AddressLimit {
  const failures = new Map<string, number[]>();
  const recent = (address: string, at: Date) =>
    (failures.get(address) ?? []).filter((moment) => moment > at.getTime() - within);
  return {
    check: (address, at) => {
      if (recent(address, at).length < most) return;
      throw new Refusal("too_many_requests", {
        zh: "这个网络地址近来失败的次数太多，请十分钟后再试。",
        en: "Too many failures from this network address; try again in ten minutes.",
      });
    },
    failed: (address, at) => {
      if (failures.size > 10_000) failures.clear();
      failures.set(address, [...recent(address, at), at.getTime()]);
    },
  };
}
