import type { ReadDocument, ReadMeasure, ReadProblem } from "@jucai/reader";
import type { Language } from "../command.ts";

type Words = Readonly<Record<Language, string>>;

/** A document as read, for people: what it is, its measures, and what somebody has to look at. */
export function documentText(document: ReadDocument, language: Language): string {
  const { title, number, issuer, issued, measures, annexes, problems } = document;
  const none = language === "zh" ? "（未读出）" : "(not found)";
  const facts: readonly (readonly [Words, string | null])[] = [
    [{ zh: "标题", en: "Title" }, title],
    [{ zh: "字号", en: "Number" }, number],
    [{ zh: "发文单位", en: "Issued by" }, issuer],
    [{ zh: "日期", en: "Date" }, issued],
    [{ zh: "有效期", en: "Valid" }, validityText(document, language)],
  ];
  const head = facts.map(([words, value]) => `${words[language]}${language === "zh" ? "：" : ": "}${value || none}`);
  const counts =
    language === "zh"
      ? `${measures.length} 项措施，${annexes.length} 个附件，${problems.length} 处需要核对`
      : `${measures.length} measures, ${annexes.length} annexes, ${problems.length} places to look at`;
  return [
    ...head,
    counts,
    ...measures.flatMap((measure) => ["", ...measureLines(measure, language)]),
    ...(problems.length > 0 ? [""] : []),
    ...problems.map((problem) => problemLine(problem, language)),
  ].join("\n");
}

function validityText({ validity }: ReadDocument, language: Language): string | null {
  const { from, until, years, trial } = validity;
  if (from === null && until === null && years === null) return null;
  const words = [`${from ?? ""} – ${until ?? ""}`];
  if (years !== null) words.push(language === "zh" ? `${years} 年` : `${years} years`);
  if (trial) words.push(language === "zh" ? "试行" : "on trial");
  return words.join(language === "zh" ? "，" : ", ");
}

function measureLines(measure: ReadMeasure, language: Language): string[] {
  const roles: readonly (readonly [Words, readonly string[]])[] = [
    [{ zh: "牵头", en: "lead" }, measure.lead],
    [{ zh: "责任", en: "responsible" }, measure.responsible],
    [{ zh: "配合", en: "cooperating" }, measure.cooperating],
    [{ zh: "实施", en: "implementing" }, measure.implementing],
    [
      { zh: "金额", en: "amounts" },
      measure.amounts.map(({ text, fen }) => (fen === null ? text : `${text} = ${yuan(fen)}`)),
    ],
    [{ zh: "时限", en: "deadlines" }, measure.deadlines.map(({ text }) => text)],
    [
      { zh: "指标", en: "targets" },
      measure.targets.map(({ text, what }) => (what === undefined ? text : `${what} ${text}`)),
    ],
  ];
  const [stop, comma] = language === "zh" ? ["：", "、"] : [": ", ", "];
  return [
    `${measure.clause}  ${measure.title}`,
    ...roles
      .filter(([, values]) => values.length > 0)
      .map(([words, values]) => `  ${words[language]}${stop}${values.join(comma)}`),
  ];
}

/** Fen as yuan, exactly. */
function yuan(fen: number): string {
  const rest = fen % 100;
  return `¥${Math.floor(fen / 100)}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
}

/** One problem with its code, and what to do about it where that is known. */
export function problemLine(
  { code, says, fix }: Pick<ReadProblem, "code" | "says"> & { readonly fix?: ReadProblem["fix"] },
  language: Language,
): string {
  return `[${code}] ${says[language]}${fix ? `${language === "zh" ? "" : " "}${fix[language]}` : ""}`;
}
