import type { ColumnType, OwnField } from "@jucai/engine";
import type { Draft, DraftForm } from "./draft.ts";
import { plain, printed } from "./words.ts";

type Guess = {
  readonly type: ColumnType;
  readonly is?: OwnField;
  readonly en?: string;
  readonly about?: "third_party";
};

/** What a printed heading is taken for; anything else is plain text. */
const headings: readonly (readonly [RegExp, Guess])[] = [
  [/^序号$/, { type: "sequence", en: "No." }],
  [/亲属.*(电话|手机)|联系人.*(电话|手机)/, { type: "phone", about: "third_party", en: "Phone of a contact" }],
  [/^(姓名|人才姓名)$/, { type: "text", is: "name", en: "Name" }],
  [/身份证/, { type: "identity", is: "identity", en: "Identity number" }],
  [/出生(年月|日期)/, { type: "month", is: "birth_month", en: "Born" }],
  [/^(手机|联系电话|电话|手机号码?|联系方式)$/, { type: "phone", is: "phone", en: "Phone" }],
  [/统一社会信用代码/, { type: "text", en: "Credit code" }],
  [/(开户|银行).*(账号|帐号|卡号)/, { type: "bank", is: "bank", en: "Bank account" }],
  [/^(工作单位|所在单位|用人单位)$/, { type: "text", is: "employer_name", en: "Employer" }],
  [/^(家庭|现?居住)?(地址|住址)$/, { type: "text", is: "address", en: "Address" }],
  [/是否/, { type: "yes_no" }],
  [/(金额|薪资|工资|年薪)/, { type: "money" }],
  [/(人数|数量|个数|场次)$/, { type: "number" }],
  [/(日期|时间)$/, { type: "date" }],
];

/** `rosters.yaml` of the printed forms as plain data; undefined where there is none that can be a roster of people. */
export function rostersOf(draft: Draft): object | undefined {
  const measure =
    draft.measures.find(({ kind, removed }) => kind === "registry" && !removed) ??
    draft.measures.find(({ kind, removed }) => kind === "workflow" && !removed) ??
    draft.measures.find(({ removed }) => !removed);
  if (measure === undefined) return undefined;
  const forms = draft.forms.filter(({ columns }) => columns.some(({ header }) => /姓名/.test(header)));
  if (forms.length === 0) return undefined;
  const entries = forms.map((form, at) => [`form${at + 1}`, rosterOf(form, `${draft.policy}/${measure.number}`)]);
  return { rosters: Object.fromEntries(entries) };
}

function rosterOf(form: DraftForm, measure: string): object {
  return {
    measure,
    name: printed(plain(form.title, "登记表")),
    clause: plain(form.clause, "附件"),
    of: "person",
    columns: columnsOf(form),
    purpose: {
      zh: "文件所附的表，按原表登记",
      en: "A form that the document prints; it is kept as printed",
    },
    kept: {
      years: 5,
      reading: { zh: "没有写保存多久，按五年处理", en: "No time of keeping is printed; five years are taken" },
    },
  };
}

function columnsOf({ columns }: DraftForm): object[] {
  const seen = new Set<string>();
  const filled = new Set<OwnField>();
  return columns.flatMap(({ header, choices }, at) => {
    const name = header.normalize("NFKC").replaceAll(/\s+/gu, "");
    if (name === "" || seen.has(name)) return [];
    seen.add(name);
    return [columnOf(`c${at + 1}`, plain(header, name), choices, filled)];
  });
}

function columnOf(key: string, header: string, choices: readonly string[], filled: Set<OwnField>): object {
  const values = [...new Set(choices.map((it) => it.trim()).filter((it) => it !== ""))];
  const guess: Guess =
    values.length > 1
      ? { type: "choice" }
      : (headings.find(([sign]) => sign.test(header.trim()))?.[1] ?? { type: "text" });
  const is = guess.is !== undefined && !filled.has(guess.is) ? guess.is : undefined;
  if (is !== undefined) filled.add(is);
  // A second column of the same field is only words.
  const type = guess.is !== undefined && is === undefined ? "text" : guess.type;
  return {
    key,
    header,
    en: guess.en ?? printed(header).en,
    type,
    ...(is === undefined ? {} : { is }),
    ...(guess.about === undefined ? {} : { about: guess.about, sensitive: true }),
    ...(is === "name" ? { required: true } : {}),
    ...(type === "choice" ? { values: values.map((zh, at) => ({ id: `v${at + 1}`, zh, en: printed(zh).en })) } : {}),
  };
}
