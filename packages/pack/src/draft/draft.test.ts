import { join } from "node:path";
import { expect, it } from "vitest";
import { readFolder } from "../load-packs.ts";
import { readPacks } from "../read-packs.ts";
import type { Draft, DraftMeasure } from "./draft.ts";
import { packFilesOf } from "./files-of.ts";
import { proposeKind } from "./kind.ts";

const measure = (over: Partial<DraftMeasure>): DraftMeasure => ({
  number: "01",
  kind: "task",
  title: "组织“返乡”座谈",
  clause: "二(一)",
  text: "每年春节期间组织座谈。\n牵头单位：人才办",
  units: [{ unit: "rencaiban", role: "lead" }],
  amounts: [],
  deadlines: [{ text: "每年春节", every: "holiday", window: "春节" }],
  targets: [],
  removed: false,
  ...over,
});

const draft: Draft = {
  policy: "place-2026-5",
  place: { code: "350423", name: { zh: "清流县", en: "Qingliu County" } },
  title: "返乡人才服务办法",
  short: "返乡服务办法",
  number: "清人才〔2026〕5号",
  issuer: "县委人才办",
  issued: "2026-03-01",
  from: null,
  to: "2029-02-28",
  force: { clause: "附则", says: "自印发之日起施行，有效期三年" },
  implements: null,
  basis: [{ title: "上级办法", number: null }],
  repeals: [],
  sections: [{ title: "工作措施", measures: ["01", "02", "03", "04", "gone"] }],
  measures: [
    measure({}),
    measure({ number: "02", kind: "benefit", title: "交通补贴", amounts: [{ text: "每人500元", fen: 50_000 }] }),
    measure({
      number: "03",
      kind: "event",
      title: "招聘会",
      units: [{ unit: "rensheju", role: "responsible" }],
      deadlines: [],
      targets: [{ text: "不少于20场", value: 20, op: ">=", unit: "场", every: "year" }],
    }),
    measure({
      number: "04",
      kind: "registry",
      title: "人才库",
      deadlines: [{ text: "每季度", every: "quarter", by: "25" }],
    }),
    measure({ number: "05", kind: "task", title: "不要了", removed: true }),
  ],
  units: [
    { key: "rencaiban", name: "县委人才办", aliases: ["人才办"], is: "office" },
    { key: "rensheju", name: "人社局", aliases: [], is: "office" },
    { key: "geren", name: "本人", aliases: [], is: "none" },
  ],
  forms: [
    {
      title: "返乡人才登记表",
      clause: "附件1",
      columns: ["序号", "姓名", "性别", "身份证号码", "联系电话", "电话", "是否返乡"].map((header) => ({
        header,
        choices: header === "性别" ? ["男", "女"] : [],
      })),
    },
  ],
};

const packs = join(import.meta.dirname, "../../../../packs");

it("makes files of a corrected draft that read back without a fault, with a stub that computes nothing", async () => {
  const vocabulary = await readFolder(packs, (path) => /[/\\]vocabulary[/\\]/.test(path));
  const made = packFilesOf(draft);
  expect([...made.keys()]).toEqual([
    "pack.yaml",
    "units.yaml",
    "measures.yaml",
    "tasks.yaml",
    "rosters.yaml",
    "benefits/02.yaml",
  ]);
  const read = readPacks(new Map([...vocabulary, ...[...made].map(([path, text]) => [`p/${path}`, text] as const)]));
  expect(read.problems).toEqual([]);
  const policy = read.policies[0]!;
  expect(policy.measures.map(({ id }) => id)).toEqual(["01", "02", "03", "04"].map((it) => `place-2026-5/${it}`));
  expect(policy.measures[0]!.title.zh).toBe("组织“返乡”座谈");
  expect(policy.benefits[0]!.pays).toMatchObject({ kind: "unset", to: [], schedule: { kind: "none" } });
  expect(policy.benefits[0]!.readings[0]!.reading.zh).toContain("每人500元");
  const tasks = policy.supervision!.tasks;
  expect(tasks.map(({ rhythm: { every, by, holiday } }) => [every, by ?? holiday])).toEqual([
    ["holiday", "spring_festival"],
    ["year", undefined],
    ["quarter", "25"],
  ]);
  expect(tasks[1]).toMatchObject({ kind: "hold", owes: ["rensheju"], goal: { op: ">=", value: 20 } });
  expect(policy.rosters![0]!.columns.map(({ type, is }) => is ?? type)).toEqual([
    "sequence",
    "name",
    "choice",
    "identity",
    "phone",
    "text",
    "yes_no",
  ]);
});

it("says in place what a draft lacks", async () => {
  const made = packFilesOf({ ...draft, issued: null });
  const read = readPacks(new Map([...made].map(([path, text]) => [`p/${path}`, text] as const)));
  expect(read.problems.some(({ at }) => at.file === "p/pack.yaml" && at.line > 1)).toBe(true);
});

it("proposes a kind from the words, and says so where they leave a doubt", () => {
  expect(proposeKind("安家补助", "给予一次性补助5万元", 1)).toEqual({ kind: "benefit", doubt: null });
  expect(proposeKind("生活补助", "给予适当补助", 0).doubt).not.toBeNull();
  expect(proposeKind("其他", "另行通知", 0)).toMatchObject({ kind: "task", doubt: { others: [] } });
  expect(proposeKind("举办招聘会", "每年举办招聘会不少于20场", 0).kind).toBe("event");
});
