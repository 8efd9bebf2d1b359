/** A case's process, seen from the outside. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Case, idOf, type SizeName } from "./case.ts";
import type { Answer, Ask } from "./worker.ts";

export type Measured = { readonly perSecond: number; readonly rssMB: number };

export class Child {
  readonly case: Case;
  private readonly child: ChildProcess;

  constructor(it: Case, size: SizeName) {
    this.case = it;
    // Messages of the systems themselves would garble `--json`.
    this.child = fork(join(import.meta.dirname, "worker.ts"), [idOf(it), size], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: ["--expose-gc"],
    });
  }

  /** Waits until it is prepared; what it answers differently, if anything. */
  async prepared(): Promise<string | undefined> {
    const answer = await this.next();
    return "differs" in answer ? answer.differs : undefined;
  }

  async measure(ask: Ask): Promise<Measured> {
    this.child.send(ask);
    const answer = await this.next();
    if (!("perSecond" in answer)) throw new Error(`${idOf(this.case)} did not measure`);
    return answer;
  }

  end(): void {
    this.child.kill();
  }

  private async next(): Promise<Answer> {
    const ended = once(this.child, "exit").then(() => {
      throw new Error(`${idOf(this.case)} ended before it answered`);
    });
    // The other promise is left behind when an answer comes; its failure at the end is then nobody's.
    ended.catch(() => undefined);
    const [answer] = await Promise.race([once(this.child, "message"), ended]);
    return answer as Answer;
  }
}
