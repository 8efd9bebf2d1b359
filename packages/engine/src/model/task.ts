/**
 * Tasks (任务) of a document as data: what has to be done, by whom, in which rhythm, proved how, with which target.
 *
 * A task says nothing about a single year. `occurrences` gives its periods and days; a unit that owes a task in a period
 * has an *assignment* (应办事项). What a metric counts needs no report: the platform's own events turn it.
 */
import type { Text } from "./text.ts";

export const taskKinds = [
  "report",
  "do",
  "hold",
  "publish",
  "train",
  "serve",
  "keep",
  "meeting",
  "inspection",
  "brief",
  "summary",
] as const;
/**
 * `report` hands something in, `do` carries something out, `hold` holds events, `publish` makes something known, `train`
 * trains people, `serve` offers a service, `keep` keeps a list, platform or mechanism; the last four are sittings:
 * 例会, 督查, 小结, 总结.
 */
export type TaskKind = (typeof taskKinds)[number];
export const sittingKinds = ["meeting", "inspection", "brief", "summary"] as const satisfies readonly TaskKind[];

/** Stretches whose days move from year to year. 春节, 寒假, 暑假. */
export const holidays = ["spring_festival", "winter_vacation", "summer_vacation"] as const;
export type Holiday = (typeof holidays)[number];

/** How often a task comes round; days are calendar days in Asia/Shanghai, and the day itself still counts. */
export type Rhythm = {
  readonly every: "once" | "month" | "quarter" | "half_year" | "year" | "holiday";
  /**
   * 'YYYY-MM-DD' of what is due once, 'MM-DD' of a year, 'DD' in the last month of a quarter or half-year or in each
   * month. Absent: the period's last day, said in `reading` unless the document itself means the whole period.
   */
  readonly by?: string;
  readonly holiday?: Holiday;
  /** Every so many years, counted from `from`'s year. */
  readonly years?: number;
  /** First day on which it counts, where it is later than the document's own. */
  readonly from?: string;
  /** Last day on which it counts, such as the end of a five-year goal. */
  readonly until?: string;
  readonly clause: string;
  /** How the rhythm or day is read where the document leaves it open. */
  readonly reading?: Text;
};

/** What counts by itself. Each is counted by the part of the server that holds the events. */
export const metricNames = [
  /** The number stands in the unit's own report. */
  "reported",
  /** Activities of these kinds that were held. */
  "activities",
  /** People who came to activities of these kinds. */
  "activity_people",
  /** Contacts made under a liaison duty. */
  "contacts",
  /** Percent of those to be contacted who were contacted as often as the duty says. */
  "contacted_share",
  /** 1 when the unit's part of a roster is handed in for the period and was not returned. */
  "roster_handed_in",
  /** Rows of a roster. */
  "roster_entries",
  /** 1 when a roster is published for the year. */
  "roster_published",
  /** 1 when the unit's list of opinions or needs under a duty is handed in. */
  "collection_handed_in",
  /** Needs of employers that are listed; jobs that are posted. */
  "jobs_posted",
  /** Claims that came in, and claims decided. */
  "claims_submitted",
  "claims_decided",
  /** People newly recognised. */
  "recognised",
  /** Whole fen paid out. */
  "paid",
  /** Service requests answered. */
  "services_answered",
  /** Opinions and suggestions handled. */
  "opinions_handled",
  /** Sittings held with minutes. */
  "sittings",
] as const;
export type MetricName = (typeof metricNames)[number];

/** What a target counts; the lists narrow it down. All ids are full: `pack/name`. */
export type Metric = {
  readonly name: MetricName;
  /** Kinds of activity. */
  readonly activities?: readonly string[];
  /** Roster or liaison duty. */
  readonly roster?: string;
  readonly duty?: string;
  /** Measures, for claims, money, recognitions and services; all of the document when absent. */
  readonly measures?: readonly string[];
};

/** A number to reach in each period. Money is whole fen. */
export type Goal = {
  readonly metric: Metric;
  readonly op: ">=" | "<=" | "=";
  readonly value: number;
  /** 场, 次, 人 …; %, 元. */
  readonly unit: Text;
  /** Printed as about so many (左右). */
  readonly about?: true;
  readonly clause: string;
};

export type Task = {
  /** `pack/name`, such as `qingliu-huigui-2023/fairs`. */
  readonly id: string;
  readonly pack: string;
  readonly measure: string;
  /** Further measures that this task carries out. */
  readonly serves: readonly string[];
  readonly kind: TaskKind;
  readonly title: Text;
  /** What is to be done, in a sentence or two. */
  readonly does: Text;
  readonly clause: string;
  /** Unit ids of the pack. */
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  /** Who owes it: each unit (groups: each member) on its own; `joint`: the first answers for all. */
  readonly owes: readonly string[];
  readonly joint: boolean;
  /** To whom it is handed in; the pack's supervising unit when absent. */
  readonly to?: string;
  readonly rhythm: Rhythm;
  readonly steps: readonly Text[];
  /** What shows that it was done. */
  readonly evidence: Text;
  readonly goal?: Goal;
  /** Points of the agenda, of a sitting. */
  readonly agenda: readonly Text[];
  readonly readings: readonly { readonly clause: string; readonly issue: Text; readonly reading: Text }[];
};

/** A kind of activity (活动) that units record when it was held. */
export type ActivityKind = {
  /** `pack/name`, such as `qingliu-huigui-2023/fair`. */
  readonly id: string;
  readonly pack: string;
  readonly measure: string;
  readonly serves: readonly string[];
  readonly name: Text;
  readonly clause: string;
  /** What the number of people means; absent where nobody is counted. */
  readonly people?: Text;
};

/** When a rule of scoring gives or takes points. Days are calendar days. */
export const scoreEvents = [
  "done_in_time",
  "done_late",
  "not_done",
  "returned",
  "goal_reached",
  "goal_missed",
  "slip_issued",
  "slip_answered_late",
] as const;
export type ScoreEvent = (typeof scoreEvents)[number];

/** A rule of the yearly assessment (考评). */
export type ScoreRule = {
  readonly id: string;
  readonly pack: string;
  readonly measure: string;
  readonly title: Text;
  readonly clause: string;
  readonly when: ScoreEvent;
  /** For these tasks (ids); all of the document when absent. */
  readonly tasks?: readonly string[];
  /** Hundredths of a point, added; negative takes away. */
  readonly points: number;
  /** Most (or least, when negative) that the rule gives a unit in a year, hundredths of a point. */
  readonly limit?: number;
  /** Where the document names no points, as everywhere in the five: how they came about. */
  readonly reading: Text;
};

/** What a document says about supervision: `tasks.yaml`. */
export type Supervision = {
  /** Unit of the pack that collects and chases: the talent office. */
  readonly by: string;
  readonly activities: readonly ActivityKind[];
  readonly tasks: readonly Task[];
  readonly scores: readonly ScoreRule[];
};
