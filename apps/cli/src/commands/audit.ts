import type { Text } from "@jucai/engine";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { actionOf, onServer } from "../server.ts";

export const auditCommand: Command = {
  verb: "audit",
  words: "verify|prune",
  help: {
    zh: "verify 检查审计链有无被删、被改、被调换；prune 清理超过保留期的记录（至少保留六个月）",
    en: "verify looks for removed, changed or moved audit entries; prune removes those past their retention (six months at least)",
  },
  options: {
    "keep-months": {
      type: "string",
      value: "N",
      help: { zh: "prune 时保留多少个月，默认 36", en: "how many months prune keeps; default 36" },
    },
  },
  run: audit,
};

type Finding = { readonly kind: string; readonly seq?: number; readonly entry?: string; readonly says: Text };
type Verified = {
  readonly sound: boolean;
  readonly links: number;
  readonly begins: number;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly findings: readonly Finding[];
  readonly found: number;
};
type Pruned = { readonly entries: number; readonly accesses: number };

async function audit(call: Call): Promise<ExitCode> {
  const action = actionOf(call, "audit", ["verify", "prune"]);
  if (action === "verify") {
    return onServer<Verified>(call, { verb: "audit verify" }, (done) => ({
      lines: [...done.findings.map((each) => shown(each, call)), summary(done, call)],
      code: done.sound ? 0 : 1,
    }));
  }
  return onServer<Pruned>(call, { verb: "audit prune", months: monthsOf(call) }, ({ entries, accesses }) => {
    const zh = `清理了 ${entries} 条审计记录、${accesses} 条查阅记录`;
    return { lines: [call.language === "zh" ? zh : `Removed ${entries} audit entries and ${accesses} access records`] };
  });
}

function shown({ kind, seq, entry, says }: Finding, { language }: Call): string {
  const place = [seq === undefined ? "" : `#${seq}`, entry === undefined ? "" : `(${entry})`].filter(Boolean).join(" ");
  return `${kind} ${place} ${says[language]}`.replace("  ", " ");
}

function summary({ sound, links, begins, head, found }: Verified, { language }: Call): string {
  const newest = `#${head.seq} ${head.hash.slice(0, 16)}`;
  const zh = `核对了 ${links} 个链节（自 #${begins + 1} 起），${sound ? "完好" : `发现 ${found} 处问题`}，链尾 ${newest}`;
  const en = `${links} links from #${begins + 1} on, ${sound ? "sound" : `${found} found`}, newest ${newest}`;
  return language === "zh" ? zh : en;
}

function monthsOf({ given }: Call): number {
  const text = given["keep-months"] ?? "36";
  if (typeof text === "string" && /^\d{1,3}$/.test(text)) return Number(text);
  throw new WrongUse("--keep-months 应为整数", "--keep-months takes a whole number");
}
