/** zen-engine: a graph with one decision table for each benefit and one node that sums. */
import { ZenEngine } from "@gorules/zen-engine";
import type { Decide } from "../cases/parity.ts";
import { type FactName, grades, southernProvinces } from "../people/facts.ts";

type Row = { readonly when: Readonly<Partial<Record<FactName, string>>>; readonly is: number };
type Table = { readonly name: string; readonly rows: readonly Row[] };

const quoted = (...values: readonly string[]): string => values.map((value) => `"${value}"`).join(",");
const [yes, no] = ["true", "false"];
const row = (is: number, when: Row["when"] = {}): Row => ({ when, is });
/** The first row that fits counts; the last one fits everybody. */
const table = (name: string, ...rows: Row[]): Table => ({ name, rows: [...rows, row(0)] });
const byDegree = (amounts: Readonly<Record<string, number>>, when: Row["when"]): Row[] =>
  Object.entries(amounts).map(([degree, is]) => row(is, { ...when, degree: quoted(degree) }));

const living = { master: 36_000, doctor: 72_000 };
const keyEmployer = {
  work: quoted("enterprise"),
  employerTax: "> 1000000",
  industry: quoted("textile", "chemicals", "machinery", "new_energy"),
};
const young = { age: "<= 35", contractYears: ">= 3" };

function tables(): Table[] {
  const returned = {
    home: quoted("qingliu"),
    yearsSinceGraduation: "<= 5",
    fullTime: yes,
    certified: yes,
    worksHere: yes,
    work: quoted("enterprise", "self_employed"),
    commissioned: no,
    independentCollege: no,
  };
  const hired = { ...keyEmployer, newHire: yes, fullTime: yes, contractYears: ">= 3", insuredMonths: ">= 6" };
  const skills = { special: 500, L5: 700, L4: 1000, L3: 1500, L2: 2000, L1: 3000 };
  const referred = { E: 10_000, D: 20_000, C: 30_000, B: 50_000, A: 150_000, special: 500_000 };
  return [
    table("b1", ...byDegree({ bachelor: 18_000, ...living }, returned)),
    table("b2", ...byDegree({ bachelor: 18_000 }, { ...hired, hasDegree: yes }), ...byDegree(living, hired)),
    table("b3", ...promotions()),
    table(
      "b4",
      row(0, { ownsHome: yes }),
      row(60, { gradeAfter: quoted(...grades.slice(1)) }),
      row(60, keyEmployer),
      row(60, {
        work: quoted("public_school", "public_hospital"),
        fullTime: yes,
        degree: quoted("bachelor", "master", "doctor"),
      }),
    ),
    table(
      "b5",
      row(1, { gradeAfter: quoted("D", "C", "B", "A", "special") }),
      row(1, { degree: quoted("doctor"), fullTime: yes, serviceYears: ">= 5" }),
    ),
    table("b6", ...settlements()),
    table("b7", ...byDegree({ bachelor: 1000, master: 5000, doctor: 10_000 }, { ...young, insuredMonths: ">= 24" })),
    table("b8", row(1000, { trainingHours: ">= 40" }), row(500, { trainingHours: ">= 20" })),
    table(
      "b9",
      ...Object.entries(skills).flatMap(([level, is]) => [
        row((is * 130) / 100, { certificate: quoted(level), scarceCertificate: yes }),
        row(is, { certificate: quoted(level) }),
      ]),
    ),
    table("b10", ...Object.entries(referred).map(([grade, is]) => row(is, { referredGrade: quoted(grade) }))),
    table("b11", row(20_000, { flexible: yes, highLevel: yes })),
    table(
      "b12",
      row(0, { degree: quoted("none", "college") }),
      row(0, { degree: quoted("bachelor"), scarceBachelor: no }),
      row(0, { fromProvince: quoted("fujian"), fromCity: yes }),
      row(500, { fromProvince: quoted("fujian") }),
      row(1000, { fromProvince: quoted(...southernProvinces) }),
      row(1500),
    ),
  ];
}

/** One row for each pair of grades that pays; grades from C on pay alike. */
function promotions(): Row[] {
  const steps = [["none"], ["practical1"], ["E"], ["D"], grades.slice(4)];
  const upTo = [0, 100, 400, 900, 1700];
  return steps.flatMap((before, from) =>
    steps.slice(from + 1).map((after, index) => {
      const is = (upTo[from + 1 + index]! - upTo[from]!) * 60;
      return row(is, { gradeBefore: quoted(...before), gradeAfter: quoted(...after) });
    }),
  );
}

function settlements(): Row[] {
  const settled = { ...young, work: quoted("enterprise"), pensionPaid: yes };
  const came = [{ firstInsuredHere: yes }, { yearsOutside: ">= 3" }];
  const amounts: readonly (readonly [number, Row["when"]])[] = [
    [200_000, { degree: quoted("doctor"), doubleFirstClass: yes }],
    [100_000, { degree: quoted("doctor") }],
    [100_000, { degree: quoted("master"), doubleFirstClass: yes }],
    [70_000, { degree: quoted("master") }],
    [20_000, { degree: quoted("bachelor") }],
    [20_000, { degree: quoted("college"), localCollege: yes }],
    [20_000, { degree: quoted("college"), localOrigin: yes }],
  ];
  return amounts.flatMap(([is, when]) => came.map((way) => row(is, { ...settled, ...way, ...when })));
}

const position = { x: 0, y: 0 };
const settings = { inputField: null, outputPath: null, executionMode: "single" };

function tableNode({ name, rows }: Table) {
  const inputs = [...new Set(rows.flatMap(({ when }) => Object.keys(when)))] as FactName[];
  return {
    id: name,
    name,
    position,
    type: "decisionTableNode",
    content: {
      ...settings,
      hitPolicy: "first",
      passThrough: false,
      inputs: inputs.map((field) => ({ id: field, name: field, field })),
      outputs: [{ id: "is", name, field: name }],
      rules: rows.map(({ when, is }, index) => ({
        _id: `${name}, ${index}`,
        is: String(is),
        ...Object.fromEntries(inputs.map((field) => [field, when[field] ?? ""])),
      })),
    },
  };
}

function graph() {
  const nodes = tables().map(tableNode);
  const total = { id: "sum", key: "total", value: "max([b1, b2, b6]) + b3 + b7 + b8 + b9 + b10 + b11 + b12" };
  const edge = (sourceId: string, targetId: string) => ({
    id: `${sourceId} to ${targetId}`,
    sourceId,
    targetId,
    type: "edge",
  });
  return {
    nodes: [
      { id: "in", name: "in", position, type: "inputNode" },
      ...nodes,
      {
        id: "total",
        name: "total",
        position,
        type: "expressionNode",
        content: { ...settings, passThrough: true, expressions: [total] },
      },
      { id: "out", name: "out", position, type: "outputNode" },
    ],
    edges: [...nodes.flatMap(({ id }) => [edge("in", id), edge(id, "total")]), edge("total", "out")],
  };
}

const outputs = [...Array.from({ length: 12 }, (_, index) => `b${index + 1}`), "total"];

export async function zen(): Promise<Decide> {
  const decision = new ZenEngine().createDecision(graph());
  return async (person) => {
    const { result } = (await decision.evaluate(person)) as { result: Record<string, number> };
    return outputs.map((name) => result[name]!);
  };
}
