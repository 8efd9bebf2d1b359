import type { DraftMeasure, DraftProblem } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { isTask } from "@jucai/pack";
import type { Work } from "./changes.ts";
import type { Counts } from "./drafts.tables.ts";

type Said = { readonly says: Text; readonly fix: Text };
const nowhere = { at: null, measure: null, unit: null };

/** Everything that somebody has to look at before a draft can be published. `read` is what the reader was in doubt about. */
export function problemsOf({ head, measures, units }: Work, read: readonly DraftProblem[]): DraftProblem[] {
  const live = measures.filter(({ removed }) => !removed);
  const gone = new Set(measures.filter(({ removed }) => removed).map(({ key }) => key));
  return [
    ...(head.title.trim() === "" ? [error("no-title", missing("标题", "title"))] : []),
    ...(head.issued === null ? [error("no-date", missing("印发日期", "day of issue"))] : []),
    ...((head.issuer ?? "").trim() === "" ? [error("no-issuer", missing("发文机关", "issuer"))] : []),
    ...(head.from !== null && head.to !== null && head.to < head.from ? [error("force-ends-before", backwards)] : []),
    ...(live.length === 0 ? [error("no-measures", none)] : []),
    ...twice(live),
    ...live.flatMap(measureProblems),
    ...units.flatMap(({ key, name, binding, by }) =>
      binding.to === "open"
        ? [{ ...error("unit-open", whichUnit(name)), unit: key }]
        : binding.to === "new" && by === "name"
          ? [{ ...doubt("unit-new", newUnit(name)), unit: key }]
          : [],
    ),
    ...read.filter(({ measure }) => measure === null || !gone.has(measure)),
  ];
}

export function countsOf({ measures }: Pick<Work, "measures">, problems: readonly DraftProblem[]): Counts {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { measures: measures.filter(({ removed }) => !removed).length, errors, doubts: problems.length - errors };
}

function measureProblems(it: DraftMeasure): DraftProblem[] {
  const here = { measure: it.key, at: it.at[0] ?? null };
  return [
    ...(it.title.trim() === ""
      ? [{ ...error("measure-no-title", missing("事项名称", "measure's title")), ...here }]
      : []),
    ...(it.doubt === null ? [] : [{ ...doubt("kind", kindDoubt(it.doubt.because)), ...here }]),
    ...(isTask(it) && it.units.length === 0 ? [{ ...doubt("nobody", nobody), ...here }] : []),
    ...(it.kind === "benefit" ? [{ ...doubt("benefit-stub", stub), ...here }] : []),
  ];
}

function twice(measures: readonly DraftMeasure[]): DraftProblem[] {
  const seen = new Set<string>();
  return measures.flatMap((it) => {
    const again = seen.has(it.number);
    seen.add(it.number);
    return again ? [{ ...error("number-twice", sameNumber(it.number)), measure: it.key, at: it.at[0] ?? null }] : [];
  });
}

function error(code: string, said: Said): DraftProblem {
  return { code, severity: "error", ...nowhere, ...said };
}
function doubt(code: string, said: Said): DraftProblem {
  return { code, severity: "doubt", ...nowhere, ...said };
}

const missing = (zh: string, en: string): Said => ({
  says: { zh: `没有读到${zh}。`, en: `There is no ${en}.` },
  fix: { zh: `请补上${zh}。`, en: `Put the ${en} in.` },
});
const backwards: Said = {
  says: { zh: "有效期的末日早于首日。", en: "The last day is before the first." },
  fix: { zh: "改正日期。", en: "Mend the dates." },
};
const none: Said = {
  says: { zh: "一条事项也没有。", en: "There is no measure." },
  fix: { zh: "选中原文里的一段，加为事项。", en: "Mark a part of the text and add it as a measure." },
};
const sameNumber = (number: string): Said => ({
  says: { zh: `编号 ${number} 用了两次。`, en: `The number ${number} is used twice.` },
  fix: { zh: "改其中一个。", en: "Change one of them." },
});
const whichUnit = (name: string): Said => ({
  says: { zh: `“${name}”可能是几个单位，还没有选。`, en: `“${name}” may be several units; none is chosen.` },
  fix: { zh: "选一个，或设为新单位。", en: "Choose one, or make it a new unit." },
});
const newUnit = (name: string): Said => ({
  says: { zh: `机构目录里没有“${name}”，发布时会新建。`, en: `The directory has no “${name}”; publishing adds it.` },
  fix: { zh: "确认新建，或对应到已有单位。", en: "Confirm, or choose a unit that is there." },
});
const kindDoubt = (because: Text): Said => ({
  says: { zh: `类型是推测的。${because.zh}`, en: `The kind is a proposal. ${because.en}` },
  fix: { zh: "选定类型。", en: "Choose the kind." },
});
const nobody: Said = {
  says: { zh: "没有读到承担单位，不会生成任务。", en: "No unit was read; no task comes of it." },
  fix: { zh: "补上牵头单位，或改类型。", en: "Put a lead unit in, or change the kind." },
};
const stub: Said = {
  says: {
    zh: "规则还没有写，发布后由人审定，不计算金额。",
    en: "Its rules are not written: people judge, nothing is computed.",
  },
  fix: { zh: "在规则编辑里写出条件和金额。", en: "Write conditions and amounts in the editor." },
};
