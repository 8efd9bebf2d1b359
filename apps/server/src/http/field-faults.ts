import type { ErrorAnswer } from "@jucai/contract";

type Issue = Readonly<Record<string, unknown>>;
type Fault = { readonly keyword: string; readonly instancePath: string; readonly params: Issue };
type Language = "zh" | "en";

/** Says of each field at fault what is wrong with it, in the reader's language; of several faults the last. */
export function fieldFaults(faults: readonly Fault[], language: Language): NonNullable<ErrorAnswer["fields"]> {
  const byField = new Map(
    faults.map(({ keyword, instancePath, params }) => {
      const field = fieldName(instancePath);
      const form = keyword === "invalid_format" || keyword === "custom" ? formOf(field) : undefined;
      return [field, (form ?? explain(keyword, params))[language]];
    }),
  );
  return [...byField].map(([field, says]) => ({ field, says }));
}

function fieldName(path: string): string {
  const name = path
    .split("/")
    .filter((part) => part !== "")
    .join(".");
  return name === "" ? "query" : name;
}

/** What a field is called on pages; the name in the interface where none is known. */
export function labelOf(field: string, language: Language): string {
  return forms[lastOf(field)]?.label[language] ?? field;
}

const lastOf = (field: string) => field.split(".").at(-1) ?? field;
const formOf = (field: string) => forms[lastOf(field)]?.says;

type Form = { readonly label: Record<Language, string>; readonly says?: Record<Language, string> };
/** Fields that people fill in, with the form that is right: "wrong" alone helps nobody. */
const forms: Readonly<Record<string, Form>> = {
  mobile: {
    label: { zh: "手机号", en: "mobile number" },
    says: { zh: "手机号应为 11 位数字，以 1 开头。", en: "A mobile number has 11 figures and begins with 1." },
  },
  username: {
    label: { zh: "用户名", en: "username" },
    says: {
      zh: "用户名用小写字母、数字、点、横线，3 到 32 位，至少有一个字母。",
      en: "3 to 32 small letters, figures, dots or dashes, at least one of them a letter.",
    },
  },
  sms: { label: { zh: "短信验证码", en: "code" }, says: { zh: "验证码是 6 位数字。", en: "The code has 6 figures." } },
  birthMonth: {
    label: { zh: "出生年月", en: "month of birth" },
    says: { zh: "出生年月写成 1990-05 的样子。", en: "Write the month of birth like 1990-05." },
  },
  name: { label: { zh: "姓名（名称）", en: "name" } },
  password: { label: { zh: "密码", en: "password" } },
  reason: { label: { zh: "原因", en: "reason" } },
  since: { label: { zh: "起始日期", en: "since" } },
  unit: { label: { zh: "单位", en: "unit" } },
  text: { label: { zh: "内容", en: "text" } },
  summary: { label: { zh: "内容", en: "summary" } },
};

function explain(keyword: string, issue: Issue): Record<Language, string> {
  switch (keyword) {
    case "invalid_format":
      return issue.format === "date"
        ? { zh: "应为存在的日期，如 2023-03-01。", en: "must be a date that exists, such as 2023-03-01." }
        : { zh: "格式不对。", en: "is not in the right form." };
    case "invalid_value": {
      const values = (issue.values as readonly unknown[] | undefined) ?? [];
      return { zh: `应为以下之一：${values.join("、")}。`, en: `must be one of: ${values.join(", ")}.` };
    }
    case "too_small":
      return { zh: `不能小于 ${String(issue.minimum)}。`, en: `must be at least ${String(issue.minimum)}.` };
    case "too_big":
      return issue.origin === "string"
        ? { zh: `最多 ${String(issue.maximum)} 个字。`, en: `must have at most ${String(issue.maximum)} characters.` }
        : { zh: `不能大于 ${String(issue.maximum)}。`, en: `must be at most ${String(issue.maximum)}.` };
    case "custom":
      return { zh: "含有不能使用的控制字符。", en: "holds control characters, which are not taken." };
    default:
      return { zh: "类型不对。", en: "is of the wrong type." };
  }
}
