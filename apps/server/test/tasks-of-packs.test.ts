/**
 * Every measure of the five documents that asks for work, driven through HTTP: its task stands with the unit that owes
 * it, with day and light, and a report, an activity or a sitting turns it.
 */
import type { Assignment, AssignmentDetail } from "@jucai/contract";
import type { Task } from "@jucai/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectPacks } from "./app.ts";
import {
  type TasksApp,
  aTasksApp,
  assignmentBy,
  assignmentsBy,
  hold,
  reportAndAccept,
  setHoliday,
  sit,
} from "./tasks-app.ts";

const today = "2024-05-06";
let app: TasksApp;
let tasks: ReadonlyMap<string, Task>;
beforeAll(async () => {
  const { policies } = await projectPacks();
  tasks = new Map(policies.flatMap(({ supervision }) => supervision?.tasks ?? []).map((task) => [task.id, task]));
  app = await aTasksApp("2023-10-09");
  await app.dawn("2023-10-09");
  await setHoliday(app, "winter_vacation", "2024-01-20", "2024-02-25");
  await app.dawn(today);
});
afterAll(() => app.close());

/** Measure, one of its tasks, who owes it first, and the day that is next or was missed; null where none is set. */
const driven: readonly (readonly [measure: string, task: string, owes: string, day: string | null])[] = [
  ["linxia-2021-48/m01a", "own-approval", "organisation-department", "2024-12-31"],
  ["linxia-2021-48/m02b", "flexible-rules", "organisation-department", "2024-12-31"],
  ["linxia-2021-48/m02d", "outside-stations", "organisation-department", "2024-12-31"],
  ["linxia-2021-48/m05c", "continuing-education", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m05f", "mentors-assessed", "organisation-department", "2024-12-31"],
  ["linxia-2021-48/m06a", "jinan-base", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m07b", "graduates-placed", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m08a", "project-training", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m08d", "contests", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m08e", "worker-training", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m08g", "training-platform", "hr-bureau", "2024-06-30"],
  ["linxia-2021-48/m08h", "skills-for-projects", "development-commission", "2024-12-31"],
  ["linxia-2021-48/m08i", "apprentices", "hr-bureau", "2023-12-31"],
  ["linxia-2021-48/m08k", "studios-recommended", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m12a", "title-review", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m12g", "senior-titles", "hr-bureau", "2025-12-31"],
  ["linxia-2021-48/m13a", "firm-incentives", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m13b", "skills-pay-rules", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m13c", "college-pay", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m13d", "institution-pay", "hr-bureau", "2024-06-30"],
  ["linxia-2021-48/m13f", "institution-pay", "hr-bureau", "2024-06-30"],
  ["linxia-2021-48/m16a", "scarce-catalogue", "organisation-department", "2024-12-31"],
  ["linxia-2021-48/m16b", "exchange", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m16c", "online-services", "hr-bureau", "2024-06-30"],
  ["linxia-2021-48/m16d", "fewer-papers", "hr-bureau", "2024-12-31"],
  ["linxia-2021-48/m17a", "open-market", "hr-bureau", "2024-06-30"],
  ["linxia-2021-48/m17b", "online-fair", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m01a", "local-account", "townships", "2024-06-30"],
  ["minhou-2021-81/m01b", "supply-platform", "development-bureau", "2024-06-30"],
  ["minhou-2021-81/m01c", "startup-clusters", "development-bureau", "2024-06-30"],
  ["minhou-2021-81/m01d", "farms-and-logistics", "development-bureau", "2024-06-30"],
  ["minhou-2021-81/m02a", "job-services", "hr-bureau", "2024-06-30"],
  ["minhou-2021-81/m02b", "firms-helped", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m02c", "job-services", "hr-bureau", "2024-06-30"],
  ["minhou-2021-81/m02d", "key-training", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m02e", "veterans-first", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m02f", "public-posts", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m02h", "park-services", "qingkou-park", "2024-12-31"],
  ["minhou-2021-81/m03a", "town-and-country", "civil-affairs-bureau", "2024-12-31"],
  ["minhou-2021-81/m03b", "central-towns", "civil-affairs-bureau", "2024-12-31"],
  ["minhou-2021-81/m04a", "taiwan-equal", "taiwan-office", "2024-06-30"],
  ["minhou-2021-81/m04c", "taiwan-pay", "taiwan-office", "2024-12-31"],
  ["minhou-2021-81/m04e", "strait-festival", "taiwan-office", "2024-12-31"],
  ["minhou-2021-81/m04f", "taiwan-youth", "taiwan-office", "2024-12-31"],
  ["minhou-2021-81/m05a", "scarce-catalogue", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m05c", "university-town", "housing-bureau", "2024-06-30"],
  ["minhou-2021-81/m06b", "transfer-platform", "development-bureau", "2024-12-31"],
  ["minhou-2021-81/m07d", "bonus-outside-cap", "development-bureau", "2024-12-31"],
  ["minhou-2021-81/m08c", "rongcheng-cup", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m09a", "half-day-start", "business-office", "2024-06-30"],
  ["minhou-2021-81/m09b", "fewer-trips", "business-office", "2024-06-30"],
  ["minhou-2021-81/m09c", "cross-region", "business-office", "2024-06-30"],
  ["minhou-2021-81/m10a", "into-organs", "organisation-department", "2024-12-31"],
  ["minhou-2021-81/m10b", "open-recruitment", "organisation-department", "2024-12-31"],
  ["minhou-2021-81/m11c", "local-posts", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m12a", "staff-grades", "organisation-department", "2024-12-31"],
  ["minhou-2021-81/m13a", "grass-roots-weights", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m15a", "hr-industry", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m16b", "files-digital", "hr-bureau", "2024-06-30"],
  ["minhou-2021-81/m16c", "data-sharing", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m17b", "equal-services", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m17d", "one-insurance", "medical-insurance-bureau", "2024-12-31"],
  ["minhou-2021-81/m17e", "rural-health", "health-bureau", "2024-12-31"],
  ["minhou-2021-81/m19b", "drills", "education-bureau", "2024-12-31"],
  ["minhou-2021-81/m20a", "skills-pay", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m20b", "skills-pay", "hr-bureau", "2024-12-31"],
  ["minhou-2021-81/m21a", "village-schools", "education-bureau", "2024-06-30"],
  ["minhou-2021-81/m21b", "middle-schools", "education-bureau", "2024-12-31"],
  ["minhou-2021-81/m21d", "kindergartens", "education-bureau", "2024-06-30"],
  ["minhou-2021-81/m23a", "minimum-income", "civil-affairs-bureau", "2024-12-31"],
  ["minhou-2021-81/m24b", "children-left-behind", "civil-affairs-bureau", "2024-12-31"],
  ["minhou-2021-81/closing-b", "obstacles-cleared", "county-units", "2024-12-31"],
  ["minhou-2021-81/closing-c", "task-table", "county-office", null],
  ["nanping-2021-2/p01a", "political-training", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/p01c", "courses-elsewhere", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/p01d", "young-officials", "organisation-department", "2024-06-30"],
  ["nanping-2021-2/p02g", "flexible-pay", "hr-bureau", "2024-06-30"],
  ["nanping-2021-2/p03c", "commissioner-service", "organisation-department", "2024-06-30"],
  ["nanping-2021-2/p03d", "commissioner-college", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/p04a", "doctors", "hr-bureau", "2026-04-08"],
  ["nanping-2021-2/p04c", "brand-events", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/p06g", "village-postings", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/p07a", "health-education-rules", "education-bureau", "2024-12-31"],
  ["nanping-2021-2/p07e", "study-leave", "education-bureau", "2024-12-31"],
  ["nanping-2021-2/p08a", "talent-rules", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/p08b", "agencies", "hr-bureau", "2024-12-31"],
  ["nanping-2021-2/p08c", "think-tanks", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/p08d", "service-points", "hr-bureau", "2024-12-31"],
  ["nanping-2021-2/p08e", "one-query", "organisation-department", "2024-06-30"],
  ["nanping-2021-2/p08f", "housing", "organisation-department", "2024-06-30"],
  ["nanping-2021-2/p08i", "care", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/c-01", "working-groups", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/c-02", "implementing-rules", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/c-03", "county-policies", "county-authorities", "2024-12-31"],
  ["nanping-2021-2/a1-01b", "top-talent-projects", "science-bureau", "2024-12-31"],
  ["nanping-2021-2/a1-06b", "flexible-pay", "hr-bureau", "2024-06-30"],
  ["nanping-2021-2/a1-06c", "flexible-pay", "hr-bureau", "2024-06-30"],
  ["nanping-2021-2/a2-03c", "famous-universities", "youth-league", "2024-12-31"],
  ["nanping-2021-2/a2-03d", "internship-bases-yearly", "youth-league", "2024-12-31"],
  ["nanping-2021-2/a2-04a", "liaison-stations", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/a2-04b", "brand-events", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/a2-05a", "youth-courses", "youth-league", "2024-12-31"],
  ["nanping-2021-2/a2-05b", "youth-themes", "youth-league", "2024-06-30"],
  ["nanping-2021-2/a3-04a", "city-contests", "hr-bureau", "2024-12-31"],
  ["nanping-2021-2/a4-05a", "farmers-sent", "agriculture-bureau", "2024-12-31"],
  ["nanping-2021-2/a5-01b", "think-tanks", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/a5-02g", "fewer-steps", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/a5-03a", "talent-rules", "organisation-department", "2024-12-31"],
  ["nanping-2021-2/a5-04a", "service-points", "hr-bureau", "2024-12-31"],
  ["nanping-2021-2/a5-04b", "window-city", "hr-bureau", "2024-12-31"],
  ["nanping-2021-2/a5-04d", "agencies", "hr-bureau", "2024-12-31"],
  ["nanping-2021-2/a5-05a", "housing", "organisation-department", "2024-06-30"],
  ["nanping-2021-2/a5-07a", "talent-themes", "organisation-department", "2024-06-30"],
  ["nanping-2021-2/a5-07b", "expert-training", "organisation-department", "2024-12-31"],
  ["qingliu-2023-1/01b", "chemistry-schooling", "education-bureau", "2024-12-31"],
  ["qingliu-2023-1/02b", "exchange", "talent-office", "2024-12-31"],
  ["qingliu-2023-1/02d", "taiwan-voice", "talent-office", "2024-12-31"],
  ["qingliu-2023-1/04b", "job-notices", "hr-bureau", "2024-05-31"],
  ["qingliu-2023-1/04c", "trips", "hr-bureau", "2024-06-30"],
  ["qingliu-2023-1/09a", "cadre-training", "organisation-department", "2024-06-30"],
  ["qingliu-2023-1/09c", "cadre-care", "organisation-department", "2024-12-31"],
  ["qingliu-2023-1/13b", "skills-rating", "hr-bureau", "2024-12-31"],
  ["qingliu-2023-1/13c", "skills-training", "hr-bureau", "2024-06-30"],
  ["qingliu-2023-1/13d", "skills-stories", "hr-bureau", "2024-12-31"],
  ["qingliu-2023-1/15a", "young-branches", "youth-league", "2024-12-31"],
  ["qingliu-2023-1/15c", "winter-practice", "youth-league", "2024-02-25"],
  ["qingliu-2023-1/16a", "social-work-training", "civil-affairs-bureau", "2024-12-31"],
  ["qingliu-2023-1/16c", "social-work-stories", "civil-affairs-bureau", "2024-12-31"],
  ["qingliu-2023-1/17a", "fluorine-platform", "industry-bureau", "2024-12-31"],
  ["qingliu-2023-1/18b", "tourism-bases", "culture-bureau", "2024-12-31"],
  ["qingliu-2023-1/18c", "heritage", "culture-bureau", "2024-06-30"],
  ["qingliu-2023-1/19c", "village-help", "agriculture-bureau", "2024-12-31"],
  ["qingliu-2023-1/19d", "market-day", "agriculture-bureau", "2024-12-31"],
  ["qingliu-2023-1/19e", "rural-platform", "agriculture-bureau", "2024-12-31"],
  ["qingliu-2023-1/24", "monthly-meeting", "talent-office", "2024-05-31"],
  ["qingliu-2023-1/25", "pairing", "talent-office", "2024-12-31"],
  ["qingliu-2023-1/26a", "talent-stories", "talent-office", "2024-06-30"],
  ["qingliu-2023-1/26b", "performance", "supervision-offices", "2024-12-31"],
  ["qingliu-2023-1/sup-5", "rules", "talent-office", "2023-12-31"],
  ["qingliu-2023-1/sup-6a", "trial-end", "talent-office", "2026-01-08"],
  ["qingliu-2023-1/sup-6d", "former-documents", "talent-office", "2023-01-31"],
  ["qingliu-2023-1/annex1-1", "chemistry-team", "talent-office", "2023-12-31"],
  ["qingliu-2023-1/annex1-2a", "vocational-classes", "education-bureau", "2024-12-31"],
  ["qingliu-2023-1/annex1-3a", "company-schools", "industry-bureau", "2024-12-31"],
  ["qingliu-2023-1/annex1-4", "practice-bases", "education-bureau", "2024-12-31"],
  ["qingliu-2023-1/annex1-6", "chemistry-publicity", "publicity-department", "2024-06-30"],
  ["qingliu-2023-1/annex2-1", "strait-team", "talent-office", "2023-12-31"],
  ["qingliu-2023-1/annex2-2", "strait-policies", "taiwan-farm-park", "2024-12-31"],
  ["qingliu-2023-1/annex2-4d", "taiwan-station", "taiwan-farm-park", "2024-12-31"],
  ["qingliu-2023-1/annex2-5", "taiwan-stories", "publicity-department", "2024-06-30"],
  ["qingliu-huigui-2023/01d", "assessment", "talent-office", "2024-12-31"],
  ["qingliu-huigui-2023/09", "fairs", "hr-bureau", "2024-12-31"],
  ["qingliu-huigui-2023/10a", "trips", "hr-bureau", "2024-12-31"],
  ["qingliu-huigui-2023/11", "culture-sport", "culture-bureau", "2024-12-31"],
  ["qingliu-huigui-2023/13a", "class-enrolment", "vocational-school", "2024-12-31"],
  ["qingliu-huigui-2023/13e", "training-plan", "hr-bureau", "2024-03-31"],
  ["qingliu-huigui-2023/13f", "contest", "hr-bureau", "2024-12-31"],
  ["qingliu-huigui-2023/14a", "platforms", "education-bureau", "2024-12-31"],
  ["qingliu-huigui-2023/17a", "digest", "talent-office", "2024-12-31"],
  ["qingliu-huigui-2023/17b", "stories", "publicity-department", "2024-06-30"],
  ["qingliu-huigui-2023/req-1", "named-persons", "all-units", "2023-10-15"],
  ["qingliu-huigui-2023/req-2", "detailed-rules", "talent-office", "2023-12-25"],
  ["qingliu-huigui-2023/req-3", "inspection", "supervision-offices", "2024-06-30"],
  ["qingliu-huigui-2023/annex1", "progress-report", "talent-office", "2024-06-25"],
];

const packOf = (id: string): string => id.slice(0, id.indexOf("/"));

/** What the light has to be before anything is done, worked out from the day alone. */
function lightsBefore(last: string | null): string[] {
  if (last === null || last > "2024-05-21") return ["grey", "yellow"];
  return last < today ? ["red"] : ["blue", "yellow"];
}

/** The owing unit's assignment that falls due on a day: the unit itself, or somebody of the group. */
async function owed(pack: string, task: string, owes: string, day: string | null): Promise<Assignment> {
  const all = (await assignmentsBy(app.collector(pack), { task: `${pack}/${task}` })).filter((it) => it.day === day);
  const unit = app.unit(pack, owes);
  const own = all.find((it) => it.unit.id === unit) ?? all.find(({ state }) => state === "open") ?? all[0];
  if (own === undefined) throw new Error(`${pack}/${task} has nobody who owes it on ${day}`);
  return own;
}

/** As many activities as one row records: the year drill holds all twenty fairs. */
const most = 5;

/** Does what is asked for: hands in and accepts, records what was held, or sits. Answers how it stands afterwards. */
async function fulfil({ id, unit, task, goal, to }: Assignment): Promise<AssignmentDetail> {
  const pack = packOf(task);
  const officer = app.officer(unit.id);
  const on = to < today ? to : today;
  if (goal === null || goal.source === "reported")
    return reportAndAccept(officer, app.collector(pack), id, goal === null ? undefined : goal.goal);
  if (goal.metric === "sittings") await sit(officer, id, on);
  const [kind] = tasks.get(task)?.goal?.metric.activities ?? [];
  for (let held = goal.value ?? 0; kind !== undefined && held < Math.min(goal.goal, most); held += 1)
    await hold(officer, { kind, unit: unit.id, on });
  return assignmentBy(app.collector(pack), id);
}

describe("measures that ask for work", () => {
  it.each(driven)("%s: %s, owed by %s on %s, is turned by what is done", async (measure, name, owes, day) => {
    const pack = packOf(measure);
    const task = tasks.get(`${pack}/${name}`);
    expect([task?.measure, ...(task?.serves ?? [])]).toContain(measure);
    const before = await owed(pack, name, owes, day);
    // Another measure of the same task may have done it before.
    if (before.state === "done") return expect(before.light.id).toBe("green");
    expect(lightsBefore(before.lastDay), before.light.why.zh).toContain(before.light.id);
    const after = await fulfil(before);
    expect(after.light.why.zh).not.toBe(before.light.why.zh);
    if (before.goal !== null && before.goal.goal > most && before.goal.source === "counted")
      return expect(after.goal?.value).toBe(most);
    expect(after).toMatchObject({ state: "done", light: { id: "green" } });
  });
});
