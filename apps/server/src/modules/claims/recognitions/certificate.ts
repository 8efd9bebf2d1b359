import type { VerifiedDocument } from "@jucai/contract";
import { type Clock, today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { maskName } from "#modules/registry/numbers/index.ts";
import type { Language, Sheet } from "../letters/sheet.ts";
import type { Verifier } from "../letters/verify.ts";
import { readRow } from "./find.ts";
import { type Recognition, recognitionTables } from "./recognitions.tables.ts";
import { policyOf } from "./schemes.ts";
import { levelIn, schemeIn, stateOn } from "./views.ts";

const states = {
  not_yet: { zh: "尚未生效", en: "not valid yet" },
  valid: { zh: "有效", en: "valid" },
  expired: { zh: "已过期", en: "expired" },
  replaced: { zh: "已由新的认定代替", en: "replaced by a newer one" },
  revoked: { zh: "已撤销", en: "taken back" },
} as const;

/** The certificate as a page for A4. It says how it stands on the day on which it is printed. */
export async function certificateSheet(
  tx: ScopedTransaction,
  id: string,
  { language, day, url }: { readonly language: Language; readonly day: string; readonly url: (code: string) => string },
): Promise<{ readonly row: Recognition; readonly sheet: Sheet }> {
  const row = await readRow(tx, id);
  const policy = await policyOf(tx, row.place, row.rule_version);
  const scheme = schemeIn(policy, row.scheme);
  const say = (text: { readonly zh: string; readonly en: string }) => text[language];
  const level = levelIn(scheme, row.level).label;
  const term = row.until_day === null ? { zh: "长期", en: "no end" } : { zh: row.until_day, en: row.until_day };
  const rows = [
    [say({ zh: "层次", en: "Level" }), say(level)],
    [say({ zh: "起止日期", en: "Term" }), `${row.from_day} — ${say(term)}`],
    [say({ zh: "依据", en: "Ground" }), `${say(policy.short)} ${scheme.clause}`],
    ...(row.document === null
      ? []
      : [[say({ zh: "认定机关和文件", en: "Authority and document" }), `${row.authority ?? ""} ${row.document}`]]),
    [say({ zh: "状态", en: "State" }), say(states[stateOn(row, day)])],
  ];
  const words = {
    zh: `经认定，${row.holder_name}为“${scheme.name.zh}”中的${level.zh}。`,
    en: `${row.holder_name} is recognised as ${level.en} under “${scheme.name.en}”.`,
  };
  const sheet: Sheet = {
    language,
    issuer: say(policy.placeName),
    number: row.number,
    title: say(scheme.card?.name ?? { zh: "人才认定证书", en: "Certificate of recognition" }),
    to: "",
    body: [{ text: say(words) }, { table: { head: [say({ zh: "项目", en: "Item" }), ""], rows } }],
    signer: say(policy.placeName),
    day: row.granted_on,
    verify: { code: row.verify_code, url: url(row.verify_code) },
    foot: [
      say({
        zh: "扫码或输入验证码可以查看现在是否有效。",
        en: "The code shows whether it is valid now.",
      }),
    ],
  };
  return { row, sheet };
}

/** What anybody learns of a certificate by its code, as it stands today. */
export const verifyCertificate =
  (clock: Clock): Verifier =>
  async (tx, code) => {
    const row = await recognitionTables(tx)
      .selectFrom("recognition")
      .selectAll()
      .where(
        "verify_code",
        "=",
        code
          .replaceAll("-", "")
          .match(/.{1,4}/g)
          ?.join("-") ?? code,
      )
      .executeTakeFirst();
    return row === undefined ? undefined : verified(tx, row, today(clock));
  };

async function verified(tx: ScopedTransaction, row: Recognition, day: string): Promise<VerifiedDocument> {
  const policy = await policyOf(tx, row.place, row.rule_version);
  const scheme = schemeIn(policy, row.scheme);
  const state = stateOn(row, day);
  return {
    kind: "certificate",
    number: row.number,
    title: scheme.name,
    name: row.person_id === null ? row.holder_name : maskName(row.holder_name),
    unit: policy.placeName,
    outcome: levelIn(scheme, row.level).label,
    amountFen: null,
    on: row.granted_on,
    until: row.until_day,
    void: state === "valid" ? null : states[state],
  };
}
