import { printDay, writeFacts } from "@jucai/engine";
import type { Boundaries, Sheet } from "@jucai/pack";
import type { Language } from "../command.ts";
import { yuan } from "./amount.ts";

/** A boundary table for the screen: one paragraph a case. */
export function boundariesText({ title, about, rows, notes, notesHead }: Sheet, language: Language): string {
  const cases = rows.map(({ number, tried, clause, facts, outcome, fen, amount, decidedBy }) => {
    const sum = fen === null ? amount : yuan(fen, language);
    return [
      `${number}. ${tried}  ${clause}`,
      `   ${facts.join(language === "zh" ? "；" : "; ")}`,
      `   → ${[outcome, sum].filter(Boolean).join("  ")}  ${decidedBy.replaceAll("\n", language === "zh" ? "；" : "; ")}`,
    ].join("\n");
  });
  const head = about.map(([name, value]) => `${name}${language === "zh" ? "：" : ": "}${value}`);
  return [title, ...head, "", ...cases, "", notesHead, ...notes.map((it) => `- ${it}`)].join("\n");
}

/** The same for programs: every case whole, as `decide` takes it. */
export function boundariesJson({ policy, benefit, vocabulary, rows, leftOut }: Boundaries, sheet: Sheet) {
  return {
    policy: policy.id,
    benefit: benefit.id,
    title: sheet.title,
    rows: rows.map(({ number, aspect, start, decision }, at) => ({
      number,
      tried: { kind: aspect.kind, id: aspect.id, clause: aspect.clause, says: aspect.says },
      on: printDay(start.on),
      facts: writeFacts(start.facts, vocabulary),
      held: start.held,
      set: Object.fromEntries(start.settings),
      status: decision.status,
      amount: decision.amount,
      missing: decision.missing,
      words: sheet.rows[at]!,
    })),
    leftOut,
    notes: sheet.notes,
  };
}
