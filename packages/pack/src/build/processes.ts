import { actors, standardProcesses, type Policy, type Process, type ProcessStep } from "@jucai/engine";
import type { ReadOf } from "../shape/shape.ts";
import type { processesFile } from "../shapes/processes.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { known, knownAll, measure, unit, type Kind } from "./known.ts";
import type { Raw, RawPack } from "./raw-pack.ts";

type RawProcesses = NonNullable<ReadOf<typeof processesFile>["processes"]>;
type RawProcess = RawProcesses[number]["value"];
type RawStep = RawProcess["steps"][number];

const processKind: Kind = { code: "unknown-process", zh: "流程", en: "process" };
/** The names of the standard processes, which every pack may take as its defaults without writing them down. */
const standard = { default: "standard", recognition: "standard-recognition" } as const;

/** The processes of a pack and its defaults; the standard ones where it names no others. */
export function buildProcesses(
  { pack, processes }: RawPack,
  units: Policy["units"],
): Required<Pick<Policy, "processes" | "defaultProcess" | "defaultRecognition">> {
  const id = pack.value.policy;
  const own = (processes?.value.processes ?? []).map(({ key, value }) => processOf(`${id}/${key}`, value));
  const defaultProcess = `${id}/${processes?.value.default ?? standard.default}`;
  const defaultRecognition = `${id}/${processes?.value.recognition ?? standard.recognition}`;
  const builtIn = standardProcesses({ id, units }).processes.filter(
    (it) => [defaultProcess, defaultRecognition].includes(it.id) && !own.some((one) => one.id === it.id),
  );
  return { processes: [...own, ...builtIn], defaultProcess, defaultRecognition };
}

function processOf(id: string, { name, clause, measures, steps, says }: RawProcess): Process {
  return {
    id,
    name,
    ...(clause === undefined ? {} : { clause }),
    printed: clause !== undefined,
    steps: steps.map(stepOf),
    ...(measures ? { measures } : {}),
    ...(says ? { says } : {}),
  };
}

function stepOf({ key, kind, name, clause, units, role, days, group, minutes, may_return }: RawStep): ProcessStep {
  return {
    key,
    kind,
    name,
    ...(clause === undefined ? {} : { clause }),
    units: units ?? [],
    role,
    ...(days === undefined ? {} : { days }),
    ...(group === undefined ? {} : { group }),
    ...(minutes ? { minutes } : {}),
    ...(may_return ? { mayReturn: may_return } : {}),
  };
}

/** What processes name stands in the pack's other files, and what names processes finds them. */
export function checkProcesses(raw: RawPack): void {
  const { processes, benefits, partial } = raw;
  const names = [standard.default, standard.recognition, ...(processes?.value.processes ?? []).map(({ key }) => key)];
  if (processes) checkFile(processes, names, raw);
  // A file that could not be read may hold what is missed here.
  if (partial) return;
  for (const { sheet, value } of benefits)
    if (value.process) known(value.process.use, names, sheet, whereIs(sheet, value.process, "use"), processKind);
}

function checkFile({ value, sheet }: Raw<typeof processesFile>, names: readonly string[], raw: RawPack): void {
  for (const key of ["default", "recognition"] as const) {
    const named = value[key];
    if (named !== undefined) known(named, names, sheet, whereIs(sheet, value, key), processKind);
  }
  for (const { key, value: it } of value.processes ?? []) {
    const unprinted = key === value.default || key === value.recognition;
    checkSaid(key, it, unprinted, sheet);
    checkSteps(it.steps, raw, sheet);
    if (raw.measures && !raw.partial)
      knownAll(
        it.measures,
        raw.measures.value.measures.map(({ id }) => id),
        sheet,
        measure,
      );
  }
}

/** A process is printed, with its clause, or a default that says so. */
function checkSaid(key: string, it: RawProcess, unprinted: boolean, sheet: Sheet): void {
  const fault = faultsInto(sheet.problems);
  if (it.clause === undefined && !it.says)
    fault(
      whereIs(sheet, it),
      "process-unsaid",
      {
        zh: `流程 ${key} 没有写条款，也没有说明它是默认流程。`,
        en: `Process ${key} has no clause and does not say that it is a default.`,
      },
      {
        zh: "文件印了就写 clause，没印就写 says。",
        en: "Write `clause` where it is printed, or `says` where it is not.",
      },
    );
  if (it.clause !== undefined && unprinted)
    fault(
      whereIs(sheet, it, "clause"),
      "default-printed",
      { zh: `流程 ${key} 是默认流程，不能带条款。`, en: `Process ${key} is a default, which no clause prints.` },
      { zh: "删去 clause，写 says。", en: "Remove `clause` and write `says`." },
    );
}

function checkSteps(steps: readonly RawStep[], { units }: RawPack, sheet: Sheet): void {
  const faults = faultsInto(sheet.problems);
  reportTwice(
    steps.map((it) => ({ name: it.key, at: whereIs(sheet, it, "key") })),
    faults,
  );
  const names = [...actors, ...(units?.value.units ?? []).map(({ key }) => key)];
  if (units) for (const it of steps) knownAll(it.units, names, sheet, unit);
  const first = steps[0];
  if (first && first.kind !== "fill")
    faults(
      whereIs(sheet, first, "kind"),
      "process-start",
      { zh: "流程的第一步必须是填报（fill）。", en: "A process begins with filling in (`fill`)." },
      { zh: "把填报写成第一步。", en: "Write the step of kind `fill` first." },
    );
  checkGroups(steps, sheet);
  checkMinutes(steps, sheet);
}

/** The steps of a group stand side by side; another step between them would tear it apart. */
function checkGroups(steps: readonly RawStep[], sheet: Sheet): void {
  steps.forEach((it, at) => {
    if (it.group === undefined || steps[at - 1]?.group === it.group) return;
    if (!steps.slice(0, at).some(({ group }) => group === it.group)) return;
    faultsInto(sheet.problems)(
      whereIs(sheet, it, "group"),
      "group-apart",
      {
        zh: `“${it.group}”这一组的环节没有写在一起。`,
        en: `The steps of group \`${it.group}\` do not stand together.`,
      },
      { zh: "把同组的环节排在一起，或换一个组名。", en: "Put them next to each other, or name another group." },
    );
  });
}

function checkMinutes(steps: readonly RawStep[], sheet: Sheet): void {
  for (const it of steps) {
    if (!it.minutes || it.kind === "decide") continue;
    faultsInto(sheet.problems)(
      whereIs(sheet, it, "minutes"),
      "minutes-of-no-decision",
      { zh: "只有决定（decide）的环节才有会议纪要。", en: "Only a step of kind `decide` has minutes." },
      { zh: "删去 minutes，或把 kind 改为 decide。", en: "Remove `minutes`, or make its kind `decide`." },
    );
  }
}
