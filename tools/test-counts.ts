export type Counts = { readonly passed: number; readonly failed: number };

type Report = { readonly testResults: readonly File[] };
type File = { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] };

/**
 * True counts from vitest's own report.
 *
 * Whatever is not passed has failed: a skipped test, a file that does not load, a
 * run that ends badly with every test passed, a run without a report or without a test.
 */
export function countTests(report: unknown, exitStatus: number | null): Counts {
  if (!isReport(report)) return { passed: 0, failed: 1 };
  const counts = sum(report.testResults.map(countFile));
  const saidNo = exitStatus !== 0 && counts.failed === 0;
  const nothing = counts.passed + counts.failed === 0;
  return saidNo || nothing ? { ...counts, failed: 1 } : counts;
}

function countFile({ status, assertionResults }: File): Counts {
  const passed = assertionResults.filter((each) => each.status === "passed").length;
  const failed = assertionResults.length - passed;
  return { passed, failed: status === "passed" ? failed : Math.max(failed, 1) };
}

function isReport(value: unknown): value is Report {
  return typeof value === "object" && value !== null && Array.isArray((value as Partial<Report>).testResults);
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
  };
}

export function printCounts({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
