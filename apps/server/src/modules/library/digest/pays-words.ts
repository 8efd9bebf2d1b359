/** What a benefit pays, in a phrase of both languages: for a page that is printed and for nobody in particular. */
import type { Amount, Benefit, Expression, Pays, Text } from "@jucai/engine";
import { describe, describeConstant, type Names, typeOf } from "@jucai/engine/explain";

/** 每月500元，共36个月; where nothing is computed, who sets it. */
export function paysWords({ pays, gives, form }: Pick<Benefit, "pays" | "gives" | "form">, names: Names): Text {
  const parts = pays.to.flatMap((payee) => {
    const sum = payee.amount.kind === "none" ? undefined : sumWords(payee.amount, payee.upTo, pays, names);
    if (sum === undefined) return [];
    return [pays.to.length > 1 ? both((of) => `${payee.label[of]}${of === "zh" ? "：" : ": "}${sum[of]}`) : sum];
  });
  const given = gives.map(({ says }) => says);
  const all = [...parts, ...(parts.length === 0 && pays.says !== undefined ? [pays.says] : []), ...given];
  if (all.length === 0) return form === "grant" ? open : none;
  return both((of) => all.map((it) => it[of]).join(of === "zh" ? "；" : "; "));
}

const open: Text = { zh: "金额由主管单位确定", en: "The office in charge sets the sum" };
const none: Text = { zh: "不发钱", en: "No money" };

const both = (say: (of: "zh" | "en") => string): Text => ({ zh: say("zh"), en: say("en") });

function sumWords(amount: Amount, upTo: Amount | undefined, { kind, schedule }: Pays, names: Names): Text {
  const low = amountWords(amount, names);
  const high = upTo && amountWords(upTo, names);
  const range = high === undefined ? low : both((of) => `${low[of]}${of === "zh" ? "至" : " to "}${high[of]}`);
  const bounded = {
    zh: `${kind === "ceiling" ? "最高" : kind === "floor" ? "不少于" : ""}${range.zh}`,
    en: `${kind === "ceiling" ? "up to " : kind === "floor" ? "at least " : ""}${range.en}`,
  };
  if (schedule.kind === "monthly") {
    const { months } = schedule;
    return { zh: `每月${bounded.zh}，共${months}个月`, en: `${bounded.en} a month for ${months} months` };
  }
  if (schedule.kind === "parts") {
    const { count, every } = schedule;
    return {
      zh: `共${bounded.zh}，分${count}${every === "year" ? "年" : "个月"}发`,
      en: `${bounded.en} in all, over ${count} ${every === "year" ? "years" : "months"}`,
    };
  }
  return bounded;
}

function amountWords(amount: Amount, names: Names): Text {
  const inner = (it: Amount) => amountWords(it, names);
  switch (amount.kind) {
    case "none":
      return open;
    case "expression": {
      const fen = figureFen(amount.is);
      return fen === undefined ? describe(amount.is, names) : money(fen);
    }
    case "by": {
      const type = typeOf(names, amount.by);
      return listed(amount.rows.map((row) => [describeConstant(row.value, type, names), inner(row.amount)] as const));
    }
    case "rows":
      return listed(
        amount.rows.map((row) => [isTrue(row.if) ? rest : describe(row.if, names), inner(row.amount)] as const),
      );
    case "least":
      return joined({ zh: "取最低：", en: "the least of " }, amount.of.map(inner));
    case "most":
      return joined({ zh: "取最高：", en: "the most of " }, amount.of.map(inner));
    case "add":
      return joined({ zh: "合计：", en: "the sum of " }, amount.of.map(inner));
    case "percent": {
      const of = inner(amount.of);
      return { zh: `${of.zh}的${amount.percent}%`, en: `${amount.percent}% of ${of.en}` };
    }
    case "uplift": {
      const of = inner(amount.of);
      const when = describe(amount.if, names);
      return {
        zh: `${of.zh}（${when.zh}的上浮${amount.percent}%）`,
        en: `${of.en} (${amount.percent}% more where ${when.en})`,
      };
    }
    case "times": {
      const of = inner(amount.of);
      const count = describe(amount.count, names);
      return { zh: `${of.zh}×${count.zh}`, en: `${of.en} × ${count.en}` };
    }
    case "ladder": {
      const type = typeOf(names, amount.to);
      return listed(amount.steps.map(({ grade, fen }) => [describeConstant(grade, type, names), money(fen)] as const));
    }
  }
}

const rest: Text = { zh: "其他", en: "others" };

function listed(rows: readonly (readonly [Text, Text])[]): Text {
  return {
    zh: rows.map(([label, sum]) => `${label.zh}${sum.zh}`).join("、"),
    en: rows.map(([label, sum]) => `${label.en} ${sum.en}`).join(", "),
  };
}

function joined(before: Text, all: readonly Text[]): Text {
  return both((of) => before[of] + all.map((it) => it[of]).join(of === "zh" ? "、" : ", "));
}

function money(fen: number): Text {
  const yuan = (fen / 100).toLocaleString("en-US", { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
  return { zh: `${yuan}元`, en: `${yuan} yuan` };
}

function isTrue(test: Expression): boolean {
  return test.op === "const" && test.value === true;
}

/** The sum in fen when an expression is nothing but a figure. */
function figureFen(it: Expression): number | undefined {
  if (it.op === "const") return typeof it.value === "number" ? it.value : undefined;
  if (it.op === "named") return figureFen(it.is);
  const [yuan] = it.op === "call" && it.function === "yuan" ? it.arguments : [];
  return yuan?.op === "const" && typeof yuan.value === "number" ? Math.round(yuan.value * 100) : undefined;
}
