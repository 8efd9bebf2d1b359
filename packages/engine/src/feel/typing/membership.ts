import type { Expression, Test } from "../../model/expression.ts";
import type { Type } from "../../model/type.ts";
import type { Syntax } from "../syntax.ts";
import { regionOf } from "./calls.ts";
import { hasOrder, isPlain, orderOf, reportNoOrder, reportUncomparable } from "./compare.ts";
import { reportEmptyList, settingAllows } from "./literals.ts";
import { booleanType, expectType, regionType, reportType, sameType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

type Membership = Syntax & { is: "in" };

/** `x in ["a", "b"]`, `x in [1..5]`, `x in region("350423")`. */
export function membership(syntax: Membership, typing: Typing): Typed | undefined {
  const value = typing.infer(syntax.value, typing);
  if (!value) return undefined;
  if (syntax.tests.length === 0) return reportEmptyList(syntax, typing);
  if (value.type.kind === "null") return reportType(syntax.value, value.type, { kind: "text" }, typing);
  if (!isPlain(value.type)) return reportUncomparable(value.type, syntax.value, typing);
  if (syntax.tests.some(isRegionCall)) return inRegions(syntax, value, typing);
  const tests = syntax.tests.map((test) => typeTest(test, value, typing));
  const good = tests.filter((test) => test !== undefined);
  if (good.length < tests.length) return undefined;
  const order = good.some((test) => "from" in test) ? orderOf(value.type, typing.lookup) : undefined;
  const base = { op: "in", value: value.expression, tests: good } as const;
  return { expression: order ? { ...base, order } : base, type: booleanType };
}

function typeTest(test: Syntax, value: Typed, typing: Typing): Test | undefined {
  const { type } = value;
  if (test.is !== "range") {
    const typed = memberOf(test, type, typing);
    return typed && settingAllows(value, typed, test, typing) ? { is: typed.expression } : undefined;
  }
  if (!hasOrder(type, typing.lookup)) return reportNoOrder(type, test, typing);
  const low = expectType(test.low, type, typing);
  const high = expectType(test.high, type, typing);
  if (!low || !high) return undefined;
  return { from: low.expression, to: high.expression, fromOpen: test.lowOpen, toOpen: test.highOpen };
}

function memberOf(test: Syntax, type: Type, typing: Typing): Typed | undefined {
  const typed = typing.infer(test, typing, type);
  if (typed?.type.kind !== "list")
    return typed && (sameType(typed.type, type) ? typed : reportType(test, typed.type, type, typing));
  return typing.report.add(
    "list-in",
    test.start,
    { zh: "in 的右边应写出各个值，不能是一列事实", en: "The right of `in` lists values; it cannot be a list of facts" },
    {
      zh: "写成 some t in trips satisfies t.zone = …",
      en: "Write `some t in trips satisfies t.zone = …`.",
    },
  );
}

function isRegionCall(test: Syntax): boolean {
  return test.is === "call" && test.name === "region";
}

/** One region is one test; several are joined with `or`. */
function inRegions(syntax: Membership, value: Typed, typing: Typing): Typed | undefined {
  if (value.type.kind !== "region") return reportType(syntax.value, value.type, regionType, typing);
  const tests: Expression[] = [];
  for (const test of syntax.tests) {
    const region = isRegionCall(test) ? regionOf(test, typing) : reportPlainRegion(test, typing);
    if (region) tests.push({ op: "within", value: value.expression, region: region.expression });
  }
  if (tests.length < syntax.tests.length) return undefined;
  return { expression: tests.length === 1 ? tests[0]! : { op: "or", of: tests }, type: booleanType };
}

function reportPlainRegion(test: Syntax, { report }: Typing): undefined {
  return report.add(
    "bad-region",
    test.start,
    { zh: "与 region(…) 并列的也应是 region(…)", en: "Beside `region(…)` only `region(…)` may stand" },
    { zh: '写成 region("350423")', en: 'Write `region("350423")`.' },
  );
}
