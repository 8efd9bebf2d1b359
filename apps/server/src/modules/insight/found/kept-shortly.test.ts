import { describe, expect, it, vi } from "vitest";
import { inLine, keptShortly } from "./kept-shortly.ts";

describe("answers kept for a while", () => {
  it("are let go after their time although nobody asks again", async () => {
    vi.useFakeTimers();
    try {
      const kept = keptShortly<number>();
      let made = 0;
      const ask = () => kept("a", () => Promise.resolve(++made));
      expect([await ask(), await ask()]).toEqual([1, 1]);
      vi.advanceTimersByTime(5 * 60_000);
      expect(vi.getTimerCount()).toBe(0);
      expect(await ask()).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a line", () => {
  it("does one piece of work after the other, also after one that fails", async () => {
    const oneByOne = inLine();
    const done: string[] = [];
    let atOnce = 0;
    const work = (name: string, fails = false) =>
      oneByOne(async () => {
        atOnce += 1;
        expect(atOnce).toBe(1);
        await Promise.resolve();
        atOnce -= 1;
        done.push(name);
        if (fails) throw new Error(name);
      });
    const results = await Promise.allSettled([work("a"), work("b", true), work("c")]);
    expect(done).toEqual(["a", "b", "c"]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
