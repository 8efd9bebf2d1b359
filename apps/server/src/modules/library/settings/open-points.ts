import type { PlaceSetting } from "@jucai/contract";
import type { Benefit, Constant, Policy, Process, Service, Setting } from "@jucai/engine";
import { wholePlace } from "./whole-place.ts";

type Open = Omit<PlaceSetting, "set">;

/** Everything that the documents bearing on a place leave open, in the order of the documents. */
export function openPoints(policies: readonly Policy[]): Open[] {
  return [...policies.flatMap(ofPolicy), ...wholePlace];
}

function ofPolicy(policy: Policy): Open[] {
  const of = { id: policy.id, short: policy.short };
  return [
    ...policy.benefits.flatMap((benefit) => benefit.settings.map((setting) => ofBenefit(benefit, setting, of))),
    ...(policy.processes ?? []).flatMap((process) => ofProcess(process, of)),
    ...(policy.services ?? []).flatMap((service) => ofService(service, of)),
  ];
}

function ofBenefit({ id, title, clause }: Benefit, setting: Setting, policy: Open["policy"]): Open {
  return {
    key: `${id}#${setting.id}`,
    of: { kind: "benefit", id, title, clause },
    policy,
    label: setting.label,
    says: setting.says,
    is: kindOf(setting),
    reading: valueOf(setting.reading),
    neededFor: setting.neededFor,
  };
}

function kindOf({ values, reading, unit }: Setting): Open["is"] {
  if (values !== undefined) return { kind: "choice", values: values.map(({ id, label }) => ({ id, label })) };
  if (typeof reading === "boolean") return { kind: "yes_no" };
  if (typeof reading === "number") return { kind: "number", min: 0, max: 1_000_000_000, unit: unit ?? null };
  return { kind: "text" };
}

function valueOf(reading: Constant): Open["reading"] {
  return typeof reading === "object" ? null : reading;
}

/** The days of a public notice and of every step whose limit is not printed. Nothing is read into them. */
function ofProcess(process: Process, policy: Open["policy"]): Open[] {
  const of = { kind: "process" as const, id: process.id, title: process.name, clause: process.clause ?? "" };
  const days = { kind: "number" as const, min: 1, max: 365, unit: { zh: "个工作日", en: "working days" } };
  return process.steps.flatMap(({ key, kind, name, days: printed }): Open[] => {
    if (printed !== undefined || kind === "fill") return [];
    if (kind === "notice") {
      return [
        {
          key: `process:${process.id}#notice_days`,
          of,
          policy,
          label: { zh: "公示天数", en: "Days of public notice" },
          says: {
            zh: "文件要求公示无异议，没有写多少天。没有定之前不能发布公示。",
            en: "The document asks for a notice without objection and names no days. No notice can be published before they are set.",
          },
          is: days,
          reading: null,
          neededFor: "step",
        },
      ];
    }
    return [
      {
        key: `process:${process.id}#days.${key}`,
        of,
        policy,
        label: { zh: `${name.zh}：办理时限`, en: `${name.en}: time limit` },
        says: {
          zh: "文件没有写这一步几天办完。没有定就不计时，也不提醒。",
          en: "The document gives this step no limit. While none is set nothing is counted and nobody reminded.",
        },
        is: days,
        reading: null,
        neededFor: "deadline",
      },
    ];
  });
}

/** The limit of a service whose document prints none. */
function ofService({ id, name, clause, days }: Service, policy: Open["policy"]): Open[] {
  if (days !== undefined) return [];
  return [
    {
      key: `service:${id}#days`,
      of: { kind: "process", id, title: name, clause },
      policy,
      label: { zh: `${name.zh}：答复时限`, en: `${name.en}: time limit` },
      says: {
        zh: "文件没有写几天内答复。没有定就不计时，也不提醒。",
        en: "The document gives no limit for the answer. While none is set nothing is counted and nobody reminded.",
      },
      is: { kind: "number", min: 1, max: 365, unit: { zh: "个工作日", en: "working days" } },
      reading: null,
      neededFor: "deadline",
    },
  ];
}
