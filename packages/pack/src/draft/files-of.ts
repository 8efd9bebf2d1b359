import type { Draft, DraftMeasure, DraftMention } from "./draft.ts";
import { benefitStub } from "./benefit-stub.ts";
import { rostersOf } from "./rosters.ts";
import { tasksOf } from "./tasks.ts";
import { plain, printed, yamlOf } from "./words.ts";

/**
 * The files of the pack that a draft becomes: path below the pack's folder → YAML.
 *
 * Pure: the same draft gives the same files. Nothing is read back here; `readPacks` says what is wrong with them.
 */
export function packFilesOf(draft: Draft): Map<string, string> {
  const measures = draft.measures.filter(({ removed }) => !removed);
  const files = new Map([
    ["pack.yaml", yamlOf("文件信息 · The document", packData(draft, measures))],
    ["units.yaml", yamlOf("文件写到的单位 · Units that it names", unitsData(draft))],
    ["measures.yaml", yamlOf("逐条事项 · Its measures", { measures: measures.map((it) => measureData(draft, it)) })],
  ]);
  const tasks = tasksOf(draft);
  if (tasks) files.set("tasks.yaml", yamlOf("任务和目标 · Tasks and targets", tasks));
  const rosters = rostersOf(draft);
  if (rosters) files.set("rosters.yaml", yamlOf("附表 · Rosters from its forms", rosters));
  for (const measure of measures) {
    if (measure.kind !== "benefit") continue;
    const stub = yamlOf("待写规则 · A benefit without its rules", benefitStub(draft, measure));
    files.set(`benefits/${measure.number}.yaml`, stub);
  }
  return files;
}

/** What is not known stands as a day that never was a document's, so that the check names the place. */
const noDay = "0000-00-00";

function packData(draft: Draft, measures: readonly DraftMeasure[]): object {
  const title = plain(draft.title, "（无标题）");
  const issued = draft.issued ?? noDay;
  const reference = (it: Draft["basis"][number]) => ({
    title: printed(plain(it.title, "（无标题）")),
    number: it.number,
  });
  const numbers = new Set(measures.map(({ number }) => number));
  const sections = draft.sections
    .map(({ title: of, measures: all }, at) => ({
      id: String(at + 1),
      title: printed(plain(of, "（无标题）")),
      measures: all.filter((number) => numbers.has(number)).map((number) => `${draft.policy}/${number}`),
    }))
    .filter((it) => it.measures.length > 0);
  return {
    policy: draft.policy,
    place: draft.place,
    title: printed(title),
    short: printed(plain(draft.short, title)),
    number: draft.number,
    issuer: printed(plain(draft.issuer ?? "", "（没有写发文机关）")),
    issued,
    in_force: {
      from: draft.from ?? issued,
      ...(draft.to === null ? {} : { to: draft.to }),
      clause: plain(draft.force.clause, "印发日期"),
      says: printed(plain(draft.force.says, "没有写施行日期，从印发当天起算")),
    },
    ...(draft.implements === null ? {} : { implements: draft.implements }),
    basis: draft.basis.map(reference),
    repeals: draft.repeals.map(reference),
    ...(sections.length === 0 ? {} : { sections }),
  };
}

const kinds = { group: "group", none: "role" } as const;

/** Townships and schools are units of their own kinds; everything else is an office. */
function officeKind(name: string): string {
  if (/(乡|镇|街道)(人民政府|党委|办事处)?$/.test(name)) return "township";
  return /(学校|中学|小学|学院|大学|职专)$/.test(name) ? "school" : "government";
}

function unitsData({ units }: Draft): object {
  const entries = units.map(({ key, name, aliases, is }) => [
    key,
    { name: printed(plain(name, key)), aliases: [...aliases], kind: is === "office" ? officeKind(name) : kinds[is] },
  ]);
  return { units: Object.fromEntries(entries) };
}

function measureData({ policy }: Draft, { number, kind, title, clause, text, units }: DraftMeasure): object {
  const words = plain(text, title);
  return {
    id: `${policy}/${number}`,
    kind,
    clause: plain(clause, "全文"),
    title: printed(plain(title, clause)),
    summary: printed(words),
    lead: keysOf(units, "lead"),
    responsible: [
      ...new Set([...keysOf(units, "responsible"), ...keysOf(units, "cooperating"), ...keysOf(units, "implementing")]),
    ],
  };
}

function keysOf(units: readonly DraftMention[], role: DraftMention["role"]): string[] {
  return [...new Set(units.filter((it) => it.role === role).map(({ unit }) => unit))];
}
