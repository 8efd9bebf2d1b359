/**
 * Reads a case: facts as people write them (YAML or JSON) into typed values.
 *
 *     facts: { person.degree: master, employment: { started_on: 2023-03-01 }, trips: [{ cost: 1800 yuan }] }
 *     held: [{ group: promotion }]
 *
 * Keys are nested or dotted. `none` says that there is none; a key left out, or
 * `unknown` or empty, is unknown. A bare number where money is meant is yuan.
 */
import type { Facts, FactList, Held, Item, Value } from "../model/facts.ts";
import type { Locate, Place, Problem } from "../model/problem.ts";
import type { Fact, Subject, Vocabulary } from "../model/vocabulary.ts";
import { contradictionsIn, problemOf } from "./contradictions.ts";
import { readValue } from "./read-value.ts";
import { readHeld } from "./read-held.ts";

export type Case = { readonly facts: Facts; readonly held: readonly Held[]; readonly problems: readonly Problem[] };

type Path = readonly (string | number)[];
type Reading = {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lists: ReadonlyMap<string, Subject>;
  readonly vocabulary: Vocabulary;
  readonly problems: Problem[];
  readonly locate: Locate;
  /** Where each fact stands in the case, by its id, in a list after the list and the number. */
  readonly places: Map<string, Path>;
};

/** Reads a case object; every fault is a problem and the rest is still read. Never throws. */
export function readFacts(raw: unknown, vocabulary: Vocabulary, locate: Locate = nowhere): Case {
  const problems: Problem[] = [];
  const reading: Reading = {
    facts: new Map(vocabulary.facts.map((fact) => [fact.id, fact])),
    lists: new Map(vocabulary.subjects.flatMap((subject) => (subject.list ? [[subject.list, subject]] : []))),
    vocabulary,
    problems,
    locate,
    places: new Map(),
  };
  const values = new Map<string, Value>();
  const lists = new Map<string, FactList>();
  if (!isObject(raw)) {
    report(reading, [], "case/not-an-object", "个案应写成 facts: 开头的对象", "A case must be an object with `facts:`");
    return { facts: { values, lists }, held: [], problems };
  }
  for (const key of Object.keys(raw)) {
    if (!["facts", "held", "name", "on"].includes(key)) {
      report(reading, [key], "case/unknown-key", `个案里没有“${key}”这一项`, `A case has no key \`${key}\``);
    }
  }
  readSubjects(raw["facts"] ?? {}, reading, values, lists);
  for (const each of contradictionsIn(vocabulary, { values, lists })) {
    const last = each.facts.at(-1)?.id ?? "";
    const name = each.list === undefined ? last : `${each.list}/${each.index}/${last}`;
    problems.push(problemOf(each, locate(reading.places.get(name) ?? reading.places.get(last) ?? ["facts"])));
  }
  return { facts: { values, lists }, held: readHeld(raw["held"], problems, locate), problems };
}

function readSubjects(raw: unknown, reading: Reading, values: Map<string, Value>, lists: Map<string, FactList>): void {
  if (!isObject(raw)) {
    report(reading, ["facts"], "case/facts", "facts 应为“事实编号: 值”", "`facts` must map fact ids to values");
    return;
  }
  const into: Container = { values, given: new Set() };
  for (const [key, value] of Object.entries(raw)) {
    const path = ["facts", key];
    const subject = reading.lists.get(key);
    if (subject) {
      const list = readList(value, subject, path, reading);
      if (list) lists.set(key, list);
    } else if (key.includes(".")) {
      readFact(key, value, path, reading, into);
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        readFact(`${key}.${name}`, inner, [...path, name], reading, into);
      }
    } else if (!isUnknown(value) || !isSingle(key, reading)) {
      unknownFact(key, path, reading);
    }
  }
}

/** Whether a subject comes only once, so that its facts stand under its name. */
function isSingle(id: string, { vocabulary }: Reading): boolean {
  return vocabulary.subjects.some((it) => it.id === id && it.list === undefined);
}

/** Where the facts of one subject, or of one thing of a list, go; `given` are those met, known or not. */
type Container = {
  readonly values: Map<string, Value>;
  readonly given: Set<string>;
  readonly subject?: Subject;
  readonly at?: string;
};

function readFact(id: string, raw: unknown, path: Path, reading: Reading, into: Container): void {
  const fact = reading.facts.get(id);
  if (!fact) return unknownFact(id, path, reading);
  const list = reading.vocabulary.subjects.find((each) => each.id === fact.subject)?.list;
  if (into.subject ? fact.subject !== into.subject.id : list !== undefined) {
    return misplacedFact(id, list, path, reading);
  }
  if (into.given.has(id)) return factTwice(id, path, reading);
  into.given.add(id);
  if (isUnknown(raw)) return;
  const value = readValue(raw, fact, reading.vocabulary);
  if ("problem" in value) {
    const { code, message, fix } = value.problem;
    reading.problems.push({ code, at: reading.locate(path), message, fix });
  } else {
    into.values.set(id, value.value);
    reading.places.set(into.at === undefined ? id : `${into.at}/${id}`, path);
  }
}

function isUnknown(raw: unknown): boolean {
  return raw === "unknown" || raw === undefined || raw === null;
}

function readList(raw: unknown, subject: Subject, path: Path, reading: Reading): FactList | undefined {
  if (isUnknown(raw)) return undefined;
  if (raw === "none") return { items: [], complete: true };
  const open = isObject(raw);
  const known = open ? raw["known"] : raw;
  const complete = open ? raw["complete"] : true;
  if (!Array.isArray(known) || typeof complete !== "boolean") {
    const list = subject.list!;
    report(
      reading,
      path,
      "case/list",
      `${list} 应写成列表，或 { known: […], complete: false }`,
      `Write \`${list}\` as a list, or as { known: […], complete: false }`,
    );
    return undefined;
  }
  const at = open ? [...path, "known"] : path;
  const items = known.map((item, index) => readItem(item, subject, [...at, index], reading));
  return { items, complete };
}

function readItem(raw: unknown, subject: Subject, path: Path, reading: Reading): Item {
  const values = new Map<string, Value>();
  if (!isObject(raw)) {
    report(reading, path, "case/item", "列表中的每一项应为“名称: 值”", "Each item of the list maps names to values");
    return values;
  }
  const into: Container = { values, given: new Set(), subject, at: `${subject.list}/${String(path.at(-1))}` };
  for (const [name, value] of Object.entries(raw)) {
    const id = name.includes(".") ? name : `${subject.id}.${name}`;
    readFact(id, value, [...path, name], reading, into);
  }
  return values;
}

function unknownFact(id: string, path: Path, reading: Reading): void {
  report(reading, path, "case/unknown-fact", `词汇表里没有“${id}”这项事实`, `The vocabulary has no fact \`${id}\``, {
    zh: "用 jucai facts 查看全部编号",
    en: "See all ids with `jucai facts`",
  });
}

/** A fact of a thing stands in the list of those things, and no other fact does. */
function misplacedFact(id: string, list: string | undefined, path: Path, reading: Reading): void {
  const fix = list
    ? { zh: `写进列表：${list}: [{ … }]`, en: `Write it inside the list: ${list}: [{ … }]` }
    : { zh: `移到列表外，直接写 ${id}`, en: `Move it out of the list and write ${id} there` };
  report(reading, path, "case/misplaced-fact", `${id} 不能写在这里`, `${id} does not belong here`, fix);
}

function factTwice(id: string, path: Path, reading: Reading): void {
  report(reading, path, "case/fact-twice", `${id} 写了两次`, `${id} is given twice`, {
    zh: "只留一处：嵌套写法或带点的写法",
    en: "Keep one of them: the nested key or the dotted one",
  });
}

function report(
  { problems, locate }: Reading,
  path: Path,
  code: string,
  zh: string,
  en: string,
  fix = { zh: "请按 docs/packs.md 的“Examples”改写", en: "Write it as docs/packs.md, “Examples”, shows" },
): void {
  problems.push({ code, at: locate(path), message: { zh, en }, fix });
}

export function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

function nowhere(): Place {
  return { file: "case", line: 1, column: 1 };
}
