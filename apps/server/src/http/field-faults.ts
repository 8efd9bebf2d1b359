import type { ErrorAnswer } from "@jucai/contract";

type Issue = Readonly<Record<string, unknown>>;
type Fault = { readonly keyword: string; readonly instancePath: string; readonly params: Issue };
type Language = "zh" | "en";

/** Says of each field at fault what is wrong with it, in the reader's language; of several faults the last. */
export function fieldFaults(faults: readonly Fault[], language: Language): NonNullable<ErrorAnswer["fields"]> {
  const byField = new Map(
    faults.map(({ keyword, instancePath, params }) => [fieldName(instancePath), explain(keyword, params)[language]]),
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
