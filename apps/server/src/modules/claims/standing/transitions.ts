/**
 * From which status a claim 办件 goes where, by what is done to it. Pure; the only place that says so.
 *
 * Where several targets stand, the next stage of the process decides which one it is.
 */
import type { ClaimStatus } from "@jucai/contract";

export const commands = [
  /** The claimant hands it in. */
  "submit",
  /** The employer answered, or an officer found out himself. */
  "confirm",
  /** The first officer opens it. */
  "start",
  /** A step is done and the next one opens; nothing is decided yet. */
  "pass",
  /** The last deciding step says yes. */
  "approve",
  "reject",
  "return",
  /** The claimant answered a correction. */
  "correct",
  /** The time to correct ran out, where the place treats that as withdrawn. */
  "lapse",
  "publish",
  "object",
  /** The objection does not hold: the notice goes on. */
  "dismiss",
  /** The objection holds: the decision is looked at anew. */
  "uphold",
  /** The notice ended and nothing speaks against it. */
  "clear",
  /** An appeal holds: the decision is looked at anew. */
  "reconsider",
  "withdraw",
  /** Where the money stands; funds say it. */
  "money",
  /** The officer takes his last step back at once. */
  "undo",
] as const;
export type CommandName = (typeof commands)[number];

type Moves = Partial<Readonly<Record<ClaimStatus, readonly ClaimStatus[]>>>;

const reviewed: readonly ClaimStatus[] = ["in_review", "awaiting_employer", "approved", "awaiting_funds"];
const decided: readonly ClaimStatus[] = ["approved", "awaiting_funds"];

export const transitions: Readonly<Record<CommandName, Moves>> = {
  submit: { draft: ["awaiting_employer", "submitted"] },
  confirm: { awaiting_employer: ["submitted", "in_review", "approved", "awaiting_funds"] },
  start: { submitted: ["in_review"] },
  pass: {
    submitted: reviewed,
    in_review: reviewed,
    approved: decided,
    awaiting_funds: ["awaiting_funds"],
    paying: ["paying"],
    paid: ["paid"],
  },
  approve: { submitted: decided, in_review: decided },
  reject: { submitted: ["rejected"], in_review: ["rejected"] },
  return: { submitted: ["correction"], in_review: ["correction"] },
  correct: { correction: ["in_review"] },
  lapse: { correction: ["withdrawn"] },
  publish: { approved: ["in_notice"] },
  object: { in_notice: ["objection"] },
  dismiss: { objection: ["in_notice"] },
  uphold: { objection: ["in_review"] },
  clear: { in_notice: decided },
  reconsider: { rejected: ["in_review"] },
  withdraw: {
    awaiting_employer: ["withdrawn"],
    submitted: ["withdrawn"],
    in_review: ["withdrawn"],
    correction: ["withdrawn"],
    approved: ["withdrawn"],
    in_notice: ["withdrawn"],
    objection: ["withdrawn"],
    awaiting_funds: ["withdrawn"],
  },
  money: {
    awaiting_funds: ["paying", "paid", "bounced", "suspended", "stopped"],
    paying: ["awaiting_funds", "paid", "bounced", "suspended", "stopped", "clawback"],
    bounced: ["awaiting_funds", "paying", "paid", "suspended", "stopped", "clawback"],
    suspended: ["awaiting_funds", "paying", "paid", "bounced", "stopped", "clawback"],
    paid: ["paying", "bounced", "suspended", "stopped", "clawback"],
    clawback: ["awaiting_funds", "paying", "paid", "bounced", "suspended", "stopped"],
    // An objection to the stop was upheld, or money is asked back.
    stopped: ["awaiting_funds", "paying", "paid", "bounced", "suspended", "clawback"],
  },
  undo: { in_review: ["submitted", "in_review", "awaiting_employer"], correction: ["submitted", "in_review"] },
};

/** Statuses that a command can lead to; empty where it cannot be given. */
export function targets(status: ClaimStatus, command: CommandName): readonly ClaimStatus[] {
  return transitions[command][status] ?? [];
}

/** Where a command leads; undefined where it may not be given, or not there. */
export function next(status: ClaimStatus, command: CommandName, to?: ClaimStatus): ClaimStatus | undefined {
  const possible = targets(status, command);
  if (to !== undefined) return possible.includes(to) ? to : undefined;
  return possible.length === 1 ? possible[0] : undefined;
}

/** A claim that is decided by nobody any more and has no money to come. */
export const ended: ReadonlySet<ClaimStatus> = new Set(["rejected", "withdrawn", "stopped"]);
/** Statuses in which money has left or may have. */
export const withMoney: ReadonlySet<ClaimStatus> = new Set(["paying", "paid", "bounced", "clawback"]);
