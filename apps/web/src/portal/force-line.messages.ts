import { messages } from "../lib/messages.ts";

export const forceMessages = messages(
  {
    fromTo: (from: string, to: string) => `${from}至${to}（含当日）`,
    from: (from: string) => `${from}起，文件未写明终止日期`,
    in_force: "现行有效，可以申请。",
    ending_soon: (to: string, days: number) => `${to}止（含当日），还有${days}天。请在此之前提出申请。`,
    expired: (to: string) =>
      `有效期到${to}，已届满，现在不接受新申请。之前已核准的照常发放。是否延续，以发文单位公布为准。`,
    not_yet: (from: string) => `${from}起施行，现在还不能申请。`,
    parentEnded: (parent: string, to: string) =>
      `它所依据的${parent}试行期已于${to}届满，是否继续办理，以发文单位公布为准。`,
    expiredDuty: (to: string) => `所属文件有效期到${to}，已届满。是否延续，以发文单位公布为准。`,
    notYetDuty: (from: string) => `所属文件${from}起施行。`,
  },
  {
    fromTo: (from: string, to: string) => `${from} to ${to} (last day included)`,
    from: (from: string) => `From ${from}; no end is printed`,
    in_force: "In force; applications are possible.",
    ending_soon: (to: string, days: number) =>
      `Ends on ${to} (included), in ${days === 1 ? "1 day" : `${days} days`}. Apply before then.`,
    expired: (to: string) =>
      `Its term ended on ${to}, so no new applications are accepted. Awards already approved are still paid. The issuing office will announce whether it is extended.`,
    not_yet: (from: string) => `Takes effect on ${from}; applications are not possible yet.`,
    parentEnded: (parent: string, to: string) =>
      `The trial of ${parent}, which it carries out, ended on ${to}. The issuing office says what goes on.`,
    expiredDuty: (to: string) =>
      `The document's term ended on ${to}. The issuing office will announce whether it is extended.`,
    notYetDuty: (from: string) => `The document takes effect on ${from}.`,
  },
);
