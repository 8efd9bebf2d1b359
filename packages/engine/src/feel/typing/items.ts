import type { Expression } from "../../model/expression.ts";
import { quote } from "../report.ts";
import type { Binding, Span, Syntax } from "../syntax.ts";
import { reportUnknownFact } from "./names.ts";
import { booleanType, expectType, reportType } from "./types.ts";
import type { Frame, Typed, Typing } from "./typing.ts";

type Items = { readonly expression: Expression; readonly subject: string };

/** `some h in hires satisfies …`; several variables nest. */
export function quantified(syntax: Syntax & { is: "quantified" }, typing: Typing): Typed | undefined {
  const [first, ...rest] = syntax.over;
  const list = itemsOf(first!.in, typing);
  if (!list || !freeName(first!, list.subject, typing)) return undefined;
  const inner = bind(typing, { variable: first!.variable, subject: list.subject, implied: false });
  const body =
    rest.length === 0 ? expectType(syntax.satisfies, booleanType, inner) : quantified({ ...syntax, over: rest }, inner);
  if (!body) return undefined;
  return {
    expression: {
      op: "quantified",
      by: syntax.by,
      variable: first!.variable,
      in: list.expression,
      satisfies: body.expression,
    },
    type: booleanType,
  };
}

/** `hires[months >= 6]`: inside, fields of the item are bare names. */
export function filter(syntax: Syntax & { is: "filter" }, typing: Typing): Typed | undefined {
  const list = itemsOf(syntax.list, typing);
  if (!list) return undefined;
  if (syntax.by.is === "number") return reportIndex(syntax.by, typing);
  const variable = `item${typing.frames.length > 0 ? typing.frames.length + 1 : ""}`;
  const by = expectType(syntax.by, booleanType, bind(typing, { variable, subject: list.subject, implied: true }));
  if (!by) return undefined;
  return {
    expression: { op: "filter", list: list.expression, variable, by: by.expression },
    type: { kind: "list", of: { kind: "item", of: list.subject } },
  };
}

/** `hires[…].cost`: one field of every item. */
export function pluckFrom(of: Syntax, name: string, at: Span, typing: Typing): Typed | undefined {
  const list = itemsOf(of, typing);
  return list && pluck(list, name, at, typing);
}

function pluck(list: Items, name: string, at: Span, typing: Typing): Typed | undefined {
  const fact = typing.lookup.facts.get(`${list.subject}.${name}`);
  if (!fact) return reportUnknownFact(`${list.subject}.${name}`, at, typing);
  return { expression: { op: "pluck", list: list.expression, id: fact.id }, type: { kind: "list", of: fact.type } };
}

/** A list of things, with their subject. */
export function itemsOf(syntax: Syntax, typing: Typing): Items | undefined {
  const typed = typing.infer(syntax, typing);
  if (!typed) return undefined;
  if (typed.type.kind === "list" && typed.type.of.kind === "item") {
    return { expression: typed.expression, subject: typed.type.of.of };
  }
  return reportType(syntax, typed.type, { kind: "list", of: { kind: "item", of: "…" } }, typing);
}

function bind(typing: Typing, frame: Frame): Typing {
  return { ...typing, frames: [frame, ...typing.frames] };
}

/** A variable must not hide another name: `some trip in hires` would be read wrongly. */
function freeName({ variable, start }: Binding, subject: string, { frames, lookup, report, scope }: Typing): boolean {
  const taken =
    !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(variable) ||
    /^(?:on|setting|item\d*)$/.test(variable) ||
    frames.some((frame) => frame.variable === variable) ||
    scope.names.has(variable) ||
    lookup.lists.has(variable) ||
    (lookup.subjects.has(variable) && (variable !== subject || scope.item === variable));
  if (taken) {
    report.add(
      "taken-name",
      start,
      { zh: `“${quote(variable)}”不能用作变量名`, en: `"${quote(variable)}" cannot name a variable` },
      { zh: "换一个没有用过的名称，例如 h", en: "Choose a name that means nothing else, such as `h`." },
    );
  }
  return !taken;
}

function reportIndex(at: Span, { report }: Typing): undefined {
  return report.add(
    "not-supported",
    at.start,
    { zh: "列表中的项没有次序，不能按序号取", en: "Items of a list have no order and cannot be taken by number" },
    { zh: "写条件，例如 hires[months >= 6]", en: "Write a condition, as in `hires[months >= 6]`." },
  );
}
