import { describe, expect, it } from "vitest";
import { countTests, printCounts, sum } from "./test-counts.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe("the counts of a test run", () => {
  it("adds up files", () => {
    const report = { testResults: [file("passed", "passed", "passed"), file("failed", "passed", "failed")] };
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a skipped test as failed, since none may be", () => {
    expect(countTests({ testResults: [file("passed", "passed", "pending")] }, 0)).toEqual({ passed: 1, failed: 1 });
  });

  it("counts a file that does not load", () => {
    expect(countTests({ testResults: [file("failed")] }, 1)).toEqual({ passed: 0, failed: 1 });
  });

  it("does not believe a run that ends badly with every test passed", () => {
    expect(countTests({ testResults: [file("passed", "passed")] }, 1)).toEqual({ passed: 1, failed: 1 });
    expect(countTests({ testResults: [file("passed", "passed")] }, null)).toEqual({ passed: 1, failed: 1 });
  });

  it("does not believe a run without a test or without a report", () => {
    expect(countTests({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it("prints one line", () => {
    expect(
      printCounts(
        sum([
          { passed: 411, failed: 0 },
          { passed: 1, failed: 0 },
        ]),
      ),
    ).toBe("412 passed, 0 failed");
  });
});
