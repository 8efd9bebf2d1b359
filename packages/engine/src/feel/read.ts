import type { SyntaxNode } from "@lezer/common";
import type { Comparison } from "../model/expression.ts";
import { type Chain, chainOf } from "./logic.ts";
import { all, join, membersOf, span, testsOf } from "./parts.ts";
import { refuse, refuseChained } from "./refuse.ts";
import type { Report } from "./report.ts";
import type { Binding, Syntax } from "./syntax.ts";
import { reportSlip, reportTwoNames, slipAt } from "./syntax-error.ts";
import { partsOf, readTree } from "./tree.ts";
import { unescapeText } from "./literal.ts";

type Read = Syntax | undefined;

/** Reads a source into the supported part of FEEL; undefined, with problems, when it leaves it. */
export function readSyntax(source: string, report: Report): Read {
  const top = readTree(source, report);
  return top && new Reader(source, report).read(top);
}

/** Turns nodes of lezer-feel into syntax; every method gives undefined once it has reported why it cannot. */
class Reader {
  readonly source: string;
  readonly report: Report;
  constructor(source: string, report: Report) {
    this.source = source;
    this.report = report;
  }

  read(node: SyntaxNode): Read {
    switch (node.name) {
      case "NumericLiteral":
        return { is: "number", digits: this.text(node).replace(/\s/g, ""), ...span(node) };
      case "StringLiteral":
        return { is: "text", value: unescapeText(this.text(node)), ...span(node) };
      case "BooleanLiteral":
        return { is: "boolean", value: this.text(node) === "true", ...span(node) };
      case "null":
        return { is: "null", ...span(node) };
      case "VariableName":
        return this.name(node);
      case "PathExpression":
        return this.path(node);
      case "ParenthesizedExpression":
        return this.read(partsOf(node)[1]!);
      case "Disjunction":
      case "Conjunction":
        return this.chain(node, chainOf(node));
      case "Comparison":
        return this.comparison(node);
      case "ArithmeticExpression":
        return this.arithmetic(node);
      case "IfExpression":
        return this.choice(node);
      case "FunctionInvocation":
      case "DateTimeLiteral":
        return this.call(node);
      case "QuantifiedExpression":
        return this.quantified(node);
      case "FilterExpression":
        return this.filter(node);
      case "List":
        return this.list(node);
      case "SimplePositiveUnaryTest":
        return this.range(node);
      default:
        return refuse(this.report, node.name, node.from);
    }
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }

  /** A name of letters, digits and `_`; FEEL would let it hold blanks and most signs. */
  word(node: SyntaxNode): string | undefined {
    const written = this.text(node);
    const odd = /[^\p{L}\p{N}_\s]/u.exec(written);
    const slip = odd && slipAt(written.slice(odd.index));
    if (slip) return reportSlip(this.report, node.from + odd.index, slip.wrote, slip.write);
    return /\s/.test(written) ? reportTwoNames(written, node.from, this.report) : written;
  }

  name(node: SyntaxNode): Read {
    const word = this.word(node);
    return word === undefined ? undefined : { is: "name", parts: [word], ...span(node) };
  }

  path(node: SyntaxNode): Read {
    const [of, , name] = partsOf(node);
    const left = this.read(of!);
    const field = this.word(name!);
    if (!left || field === undefined) return undefined;
    if (left.is === "name") return { is: "name", parts: [...left.parts, field], ...span(node) };
    return { is: "path", of: left, name: field, ...span(node) };
  }

  /** Groups by precedence: `and` binds tighter than `or`. */
  chain(node: SyntaxNode, { atoms, words }: Chain): Read {
    const groups: Read[][] = [[]];
    atoms.forEach((atom, index) => {
      if (index > 0 && words[index - 1] === "or") groups.push([]);
      groups.at(-1)!.push(atom.test ? this.membership(atom.node, [atom.test]) : this.read(atom.node));
    });
    const any = groups.map((group) => join("and", group));
    const joined = join("or", any);
    return joined && { ...joined, ...span(node) };
  }

  comparison(node: SyntaxNode): Read {
    const chain = chainOf(node);
    if (chain.words.length > 0) return this.chain(node, chain);
    const [left, word, ...rest] = partsOf(node);
    if (left!.name === "Comparison") return refuseChained(this.report, node.from);
    if (word!.name === "in") return this.membership(node, testsOf(rest));
    if (word!.name === "between") return this.between(node, left!, rest[0]!, rest[2]!);
    const right = rest[0]!;
    if (right.name === "Comparison") return refuseChained(this.report, right.from);
    if (right.name === "SimplePositiveUnaryTest") return reportSlip(this.report, word!.from, "==", "=");
    const [a, b] = [this.read(left!), this.read(right)];
    return a && b && { is: "compare", by: this.text(word!) as Comparison, left: a, right: b, ...span(node) };
  }

  between(node: SyntaxNode, value: SyntaxNode, low: SyntaxNode, high: SyntaxNode): Read {
    const [v, a, b] = [this.read(value), this.read(low), this.read(high)];
    if (!v || !a || !b) return undefined;
    const range: Syntax = { is: "range", low: a, high: b, lowOpen: false, highOpen: false, start: a.start, end: b.end };
    return { is: "in", value: v, tests: [range], ...span(node) };
  }

  membership(node: SyntaxNode, tests: readonly SyntaxNode[]): Read {
    const left = partsOf(node)[0]!;
    if (left.name === "Comparison") return refuseChained(this.report, node.from);
    const chained = tests.find(({ name }) => name === "Comparison");
    if (chained) return refuseChained(this.report, chained.from);
    const value = this.read(left);
    const read = all(tests.flatMap(membersOf).map((test) => this.read(test)));
    return value && read && { is: "in", value, tests: read, start: node.from, end: tests.at(-1)?.to ?? node.to };
  }

  arithmetic(node: SyntaxNode): Read {
    const parts = partsOf(node);
    if (parts.length === 2) {
      const of = this.read(parts[1]!);
      return of && { is: "negate", of, ...span(node) };
    }
    const by = this.text(parts[1]!);
    if (by !== "+" && by !== "-" && by !== "*" && by !== "/") return refuse(this.report, "Power", parts[1]!.from);
    const [left, right] = [this.read(parts[0]!), this.read(parts[2]!)];
    return left && right && { is: "arithmetic", by, left, right, ...span(node) };
  }

  choice(node: SyntaxNode): Read {
    const [, test, , yes, , no] = partsOf(node);
    const [a, b, c] = [this.read(test!), this.read(yes!), this.read(no!)];
    return a && b && c && { is: "if", test: a, then: b, else: c, ...span(node) };
  }

  call(node: SyntaxNode): Read {
    const [callee, ...rest] = partsOf(node);
    if (callee!.name === "AtLiteral") return this.at(node, callee!);
    if (callee!.name !== "VariableName" && callee!.name !== "DateTimeConstructor") {
      return refuse(this.report, "FunctionInvocation", callee!.from);
    }
    const parameters = rest.find(({ name }) => name.endsWith("Parameters"));
    if (parameters?.name === "NamedParameters") return refuse(this.report, "NamedParameters", parameters.from);
    const given = all((parameters ? partsOf(parameters) : []).map((part) => this.read(part)));
    return given && { is: "call", name: this.text(callee!), arguments: given, ...span(node) };
  }

  /** `@"2023-01-09"` and `@"P5Y"` are short for date(…) and duration(…). */
  at(node: SyntaxNode, literal: SyntaxNode): Read {
    const value = this.read(partsOf(literal)[0]!);
    if (value?.is !== "text") return undefined;
    return { is: "call", name: /^-?P/.test(value.value) ? "duration" : "date", arguments: [value], ...span(node) };
  }

  quantified(node: SyntaxNode): Read {
    const [word, bindings, , body] = partsOf(node);
    const over = all(partsOf(bindings!).map((part) => this.binding(part)));
    const satisfies = this.read(body!);
    return (
      over && satisfies && { is: "quantified", by: word!.name as "some" | "every", over, satisfies, ...span(node) }
    );
  }

  binding(node: SyntaxNode): Binding | undefined {
    const [name, , context] = partsOf(node);
    const values = partsOf(context!);
    if (values.length !== 1) return refuse(this.report, "IterationContext", context!.from);
    const list = this.read(values[0]!);
    return list && { variable: this.text(name!), in: list, ...span(node) };
  }

  filter(node: SyntaxNode): Read {
    const [list, , by] = partsOf(node);
    const [of, test] = [this.read(list!), this.read(by!)];
    return of && test && { is: "filter", list: of, by: test, ...span(node) };
  }

  list(node: SyntaxNode): Read {
    const of = all(
      partsOf(node)
        .filter(({ name }) => name !== "[" && name !== "]")
        .map((part) => this.read(part)),
    );
    return of && { is: "list", of, ...span(node) };
  }

  range(node: SyntaxNode): Read {
    const interval = node.firstChild!;
    if (interval.name !== "Interval") return refuse(this.report, "SimplePositiveUnaryTest", node.from);
    const [open, low, , high, close] = partsOf(interval);
    const [a, b] = [this.read(low!), this.read(high!)];
    return (
      a &&
      b && { is: "range", low: a, high: b, lowOpen: open!.name !== "[", highOpen: close!.name !== "]", ...span(node) }
    );
  }
}
