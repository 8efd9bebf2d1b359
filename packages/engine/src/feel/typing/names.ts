import { nearest } from "../nearest.ts";
import { quote } from "../report.ts";
import type { Span } from "../syntax.ts";
import type { Lookup } from "./lookup.ts";
import { dateType } from "./types.ts";
import type { Frame, Typed, Typing } from "./typing.ts";

/** What a name stands for: innermost variables first, then definitions, then the vocabulary. */
export function nameReference(parts: readonly string[], at: Span, typing: Typing): Typed | undefined {
  if (parts.length === 1) return bareName(parts[0]!, at, typing);
  if (parts.length === 2) return dotted(parts[0]!, parts[1]!, at, typing);
  return reportUnknownFact(parts.join("."), at, typing);
}

function bareName(name: string, at: Span, typing: Typing): Typed | undefined {
  const { frames, lookup, scope } = typing;
  for (const frame of frames) {
    const field = frame.implied ? fieldOf(frame, name, typing) : undefined;
    if (field) return field;
    if (frame.variable === name) return reportNeedsField(name, frame.subject, at, typing);
  }
  if (name === "on") return { expression: { op: "on" }, type: dateType };
  const named = scope.names.get(name);
  if (named) return { expression: { op: "named", name, is: named.is }, type: named.type };
  const list = lookup.lists.get(name);
  if (list) return { expression: { op: "list", id: name }, type: { kind: "list", of: { kind: "item", of: list.id } } };
  if (lookup.subjects.has(name)) return reportNeedsField(name, name, at, typing);
  return reportUnknownName(name, at, typing);
}

function dotted(head: string, name: string, at: Span, typing: Typing): Typed | undefined {
  const { frames, lookup } = typing;
  const frame = frames.find(({ variable, implied }) => variable === head || (implied && head === "item"));
  if (frame) return fieldOf(frame, name, typing) ?? reportUnknownFact(`${frame.subject}.${name}`, at, typing);
  if (head === "setting") return setting(name, at, typing);
  const fact = lookup.facts.get(`${head}.${name}`);
  if (fact) return singleFact(fact.id, at, typing);
  const list = lookup.lists.get(head);
  if (!list) return reportUnknownFact(`${head}.${name}`, at, typing);
  const column = lookup.facts.get(`${list.id}.${name}`);
  if (!column) return reportUnknownFact(`${list.id}.${name}`, at, typing);
  return {
    expression: { op: "pluck", list: { op: "list", id: head }, id: column.id },
    type: { kind: "list", of: column.type },
  };
}

function fieldOf(frame: Frame, name: string, { lookup }: Typing): Typed | undefined {
  const fact = lookup.facts.get(`${frame.subject}.${name}`);
  return fact && { expression: { op: "field", variable: frame.variable, id: fact.id }, type: fact.type };
}

/** A fact that is one value here: of a single subject, or of the claim's current line. */
function singleFact(id: string, at: Span, typing: Typing): Typed | undefined {
  const { lookup, report, scope } = typing;
  const fact = lookup.facts.get(id)!;
  const list = lookup.subjects.get(fact.subject)?.list;
  if (list === undefined || scope.item === fact.subject) return { expression: { op: "fact", id }, type: fact.type };
  const field = id.slice(fact.subject.length + 1);
  return report.add(
    "needs-item",
    at.start,
    { zh: `“${id}”有许多项，这里不知道指哪一项`, en: `There are many "${id}"; which one is not said` },
    {
      zh: `写成 some x in ${list} satisfies x.${field} …，或 ${list}.${field}`,
      en: `Write \`some x in ${list} satisfies x.${field} …\`, or \`${list}.${field}\`.`,
    },
  );
}

function setting(name: string, at: Span, { report, scope }: Typing): Typed | undefined {
  const found = scope.settings.get(name);
  if (found) return { expression: { op: "setting", id: name }, type: found.type };
  const near = nearest(name, scope.settings.keys());
  return report.add(
    "unknown-setting",
    at.start,
    { zh: `没有设置“${quote(name)}”`, en: `There is no setting "${quote(name)}"` },
    near
      ? { zh: `改为 setting.${near}`, en: `Write \`setting.${near}\`.` }
      : { zh: "先在这项待遇的 settings 中写明它", en: "Declare it under `settings` of the benefit first." },
  );
}

function reportNeedsField(name: string, subject: string, at: Span, { lookup, report }: Typing): undefined {
  const first = [...lookup.facts.values()].find((fact) => fact.subject === subject);
  const field = first ? first.id.slice(subject.length + 1) : "…";
  return report.add(
    "needs-field",
    at.start,
    {
      zh: `“${quote(name)}”不是一个值，要说明取它的哪一项`,
      en: `"${quote(name)}" is not a value; say which of its facts`,
    },
    { zh: `写成 ${name}.${field}`, en: `Write \`${name}.${field}\`.` },
  );
}

function reportUnknownName(name: string, at: Span, { frames, lookup, report, scope }: Typing): undefined {
  const fields = frames
    .filter(({ implied }) => implied)
    .flatMap(({ subject }) => fieldsOf(subject, lookup.facts.keys()));
  const near = nearest(name, [...fields, ...scope.names.keys(), ...lookup.lists.keys(), "on"]);
  return report.add(
    "unknown-name",
    at.start,
    { zh: `没有名称“${quote(name)}”`, en: `There is no name "${quote(name)}"` },
    near
      ? { zh: `改为 ${near}`, en: `Write \`${near}\`.` }
      : {
          zh: '事实写作 person.degree，文字写在引号里，例如 "bachelor"',
          en: 'Write facts as `person.degree`, and text in quotes, as in `"bachelor"`.',
        },
  );
}

function fieldsOf(subject: string, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => id.startsWith(`${subject}.`)).map((id) => id.slice(subject.length + 1));
}

/** With the subject right only its own facts are offered, else any. */
function nearestFact(id: string, { facts, subjects }: Lookup): string | undefined {
  const [subject, name] = [id.slice(0, id.indexOf(".")), id.slice(id.indexOf(".") + 1)];
  if (!subjects.has(subject)) return nearest(id, facts.keys());
  const near = nearest(name, fieldsOf(subject, facts.keys()));
  return near && `${subject}.${near}`;
}

/** Says that the vocabulary has no such fact, and which one is like it. Gives undefined. */
export function reportUnknownFact(id: string, at: Span, { lookup, report }: Typing): undefined {
  const near = nearestFact(id, lookup);
  return report.add(
    "unknown-fact",
    at.start,
    { zh: `词汇表里没有事实“${quote(id)}”`, en: `The vocabulary has no fact "${quote(id)}"` },
    near
      ? { zh: `改为 ${near}，或先在词汇表中写明它`, en: `Write \`${near}\`, or add the fact to the vocabulary.` }
      : { zh: "先在词汇表中写明它", en: "Add the fact to the vocabulary." },
  );
}
