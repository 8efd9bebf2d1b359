import type { Application } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { Look } from "./look.ts";
import { needsAccount, needsEmployer } from "./needs.ts";

/** Changes whenever the words below do: what somebody agreed to is kept with its version. */
export const consentVersion = 1;

/** The short notice before handing in: whose data goes to whom, for what. The full text stands on a page of its own. */
export function consentOf(look: Look, units: readonly Text[]): Application["consent"] {
  const { chosen, recognised, needed, rules } = look;
  const titles = [...chosen, ...recognised].map(({ measure }) => measure.title);
  const labels = [
    ...[...needed.facts.values()].map(({ fact }) => fact.label),
    ...[...needed.lists.values()].map(({ subject }) => subject.label),
  ];
  const place = rules.policies.find(({ place: code }) => code === look.form.place)?.placeName;
  const who = units.length > 0 ? units : [place ?? { zh: "主办单位", en: "the office in charge" }];
  const asked = needsEmployer(look);
  return {
    version: consentVersion,
    says: {
      zh: `${who.map(({ zh }) => zh).join("、")}为办理${titles.map(({ zh }) => `《${zh}》`).join("")}，要用到：${labels.map(({ zh }) => zh).join("、")}。${asked ? "与岗位有关的内容会请用人单位核实。" : ""}每次查看都有记录，您可以在“我的信息”里查看和更正。不同意也可以到窗口办理。`,
      en: `To work on ${titles.map(({ en }) => en).join(", ")}, ${who.map(({ en }) => en).join(", ")} use: ${labels.map(({ en }) => en).join(", ")}. ${asked ? "Your employer is asked to confirm what concerns the job. " : ""}Every look is recorded; you can see and correct your data on your own pages. Without consent you can still claim at the counter.`,
    },
    account: needsAccount(look)
      ? {
          zh: "收款账户属于敏感个人信息，只用来把钱付给您，需要您单独同意。",
          en: "The bank account is sensitive and used for paying you only; it takes a consent of its own.",
        }
      : null,
  };
}
