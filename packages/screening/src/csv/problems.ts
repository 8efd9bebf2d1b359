/** Problems on their way to whoever asked: a file that is wrong throughout must not fill the memory with them. */
import { problem, type TableProblem } from "./problem.ts";

/** So many are told one by one for each block; the rest are counted. */
const most = 10_000;

export class Problems {
  private told: TableProblem[] = [];
  private readonly more = new Map<string, { readonly like: TableProblem; count: number }>();

  readonly report = (each: TableProblem): void => {
    if (this.told.length < most) {
      this.told.push(each);
      return;
    }
    const key = `${each.file} ${each.code}`;
    const known = this.more.get(key);
    if (known) known.count += 1;
    else this.more.set(key, { like: each, count: 1 });
  };

  /** All since the last time; those that were only counted come as one for each kind. */
  taken(): TableProblem[] {
    const counted = [...this.more.values()].map(({ like: { file, code, severity, fix }, count }) =>
      problem({ file }, code, [`还有 ${count} 处同样的问题`, `${count} more of the same`, fix.zh, fix.en], severity),
    );
    const all = [...this.told, ...counted];
    this.told = [];
    this.more.clear();
    return all;
  }
}
