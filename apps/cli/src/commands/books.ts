import type { Text } from "@jucai/engine";
import type { Call, Command, ExitCode } from "../command.ts";
import { actionOf, onServer } from "../server.ts";

export const booksCommand: Command = {
  verb: "books",
  words: "verify",
  help: {
    zh: "核对账目：每分钱有决定、有占用、只付一次，账平、状态合规；不改动任何数据",
    en: "looks through claims and money: every fen decided, set aside, paid once, books that balance; changes nothing",
  },
  options: {},
  run: books,
};

type Fault = {
  readonly check: string;
  readonly says: Text;
  readonly what: string;
  readonly found: string | null;
  readonly expected: string | null;
};
type Verified = {
  readonly checks: number;
  readonly looked: { readonly claims: number; readonly awards: number; readonly payments: number };
  readonly faults: readonly Fault[];
};

async function books(call: Call): Promise<ExitCode> {
  actionOf(call, "books", ["verify"]);
  return onServer<Verified>(call, { verb: "books verify" }, (done) => ({
    lines: [...done.faults.map((each) => shown(each, call)), summary(done, call)],
    code: done.faults.length === 0 ? 0 : 1,
  }));
}

function shown({ check, says, what, found, expected }: Fault, { language }: Call): string {
  const values = language === "zh" ? `现为 ${found}，应为 ${expected}` : `is ${found}, should be ${expected}`;
  return `${check}: ${says[language]}: ${what} (${values})`;
}

function summary({ checks, looked, faults }: Verified, { language }: Call): string {
  const { claims, awards, payments } = looked;
  const zh = `${checks} 项核对，办件 ${claims} 件、待遇 ${awards} 份、付款 ${payments} 笔：${faults.length === 0 ? "无误" : `${faults.length} 处不符`}`;
  const en = `${checks} checks over ${claims} claims, ${awards} awards, ${payments} payments: ${faults.length === 0 ? "sound" : `${faults.length} faults`}`;
  return language === "zh" ? zh : en;
}
