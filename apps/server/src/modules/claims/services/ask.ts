import { randomUUID } from "node:crypto";
import type { AskService, ServiceRequestView } from "@jucai/contract";
import type { Service } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Scope, type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { addWorkingDays } from "#kernel/working-days.ts";
import { claimantView, filledFor } from "../applications/claimants.ts";
import { nextNumber } from "../recognitions/numbers.ts";
import { noScheme, servicesAt } from "../recognitions/schemes.ts";
import { sealContent } from "./content.ts";
import { readRequest } from "./find.ts";
import { daysOf, eligibility, unitsOfService } from "./offered.ts";
import { serviceTables } from "./services.tables.ts";

export type Doing = {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly sealing: Sealing;
};

/** Asks for a service: for oneself, for one's employer, or at the window. Refused where the facts held rule it out. */
export async function askService(tx: ScopedTransaction, by: Doing, given: AskService): Promise<ServiceRequestView> {
  const { actor, clock, sealing } = by;
  const [at, day] = [clock.now(), today(clock)];
  const found = (await servicesAt(tx, [given.place])).find(({ thing }) => thing.id === given.service);
  if (found === undefined) throw noScheme(given.service);
  const { thing: service, policy, version } = found;
  const { claimant } = await filledFor(
    tx,
    { ...by, at },
    given.asker === undefined ? {} : { [given.asker.kind]: given.asker.id },
  );
  if (claimant.kind !== service.for) throw wrongAsker(service);
  const answers = answersTo(service, given.answers);
  if ((await eligibility(tx, sealing, claimant, day))(service) === false) throw notOpen(service);
  const units = await unitsOfService(tx, found);
  const [unit] = units;
  if (unit === undefined) throw noOffice();
  const { who } = await claimantView(tx, claimant);
  const id = randomUUID();
  const columns = {
    id,
    person_id: claimant.kind === "person" ? claimant.id : null,
    employer_id: claimant.kind === "employer" ? claimant.id : null,
  };
  const days = await daysOf(tx, service, policy.place, day);
  const due = days === null ? undefined : addWorkingDays(day, days);
  const number = await nextNumber(tx, "service", policy.place, day);
  await serviceTables(tx)
    .insertInto("service_request")
    .values({
      ...columns,
      number,
      service: service.id,
      rule_version: version,
      place: policy.place,
      asker_name: who.name,
      unit,
      units: [...units],
      sealed: await sealContent(tx, sealing, columns, { answers, words: given.words ?? null, answer: null }),
      asked_on: day,
      days,
      due_on: due?.day ?? null,
      due_known: due?.known ?? true,
      handler: null,
      handler_name: null,
      answered_on: null,
      answered_name: null,
      made_by: actor.account,
      reminded_on: null,
      created_at: at,
    })
    .execute();
  await serviceTables(tx)
    .insertInto("service_event")
    .values({ request: id, at, account: actor.account, actor_name: actor.name, what: "ask", words: null })
    .execute();
  await record(tx, actor, {
    action: "service_request.ask",
    object: { kind: "service_request", id },
    detail: { number, service: service.id, unit },
  });
  await tellOffice(tx, clock, unit, {
    zh: `新的服务申请：${service.name.zh}（${number}）。`,
    en: `A new request: ${service.name.en} (${number}).`,
  });
  return readRequest(tx, sealing, id, day);
}

/** Those who answer for an office. */
export async function tellOffice(
  tx: ScopedTransaction,
  clock: Clock,
  unit: string,
  says: { readonly zh: string; readonly en: string },
  kind: "task.new" | "task.due" = "task.new",
): Promise<void> {
  for (const role of ["officer", "talent_office"] as const)
    await unlimited(tx, "to tell an office of a request", () =>
      notify(tx, clock, { unit, role }, { kind, says, link: "/desk/services" }),
    );
}

/** Answers to the questions of a service, and nothing else; all that is missing is said at once. */
function answersTo({ asks }: Service, given: AskService["answers"]): Record<string, string> {
  const wrong = asks.flatMap(({ key, label, type, required, values }) => {
    const value = given[key] ?? "";
    const missing = required && value === "";
    const bad =
      value !== "" &&
      ((type === "choice" && values?.every(({ id }) => id !== value) === true) ||
        (type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(value)));
    return missing || bad ? [{ field: `answers.${key}`, says: label.zh }] : [];
  });
  if (wrong.length > 0) {
    throw new Refusal(
      "not_valid",
      {
        zh: `请填好：${wrong.map(({ says }) => says).join("、")}。`,
        en: "Some answers are missing or do not fit; look at the fields marked.",
      },
      wrong,
    );
  }
  return Object.fromEntries(asks.flatMap(({ key }) => (given[key] ? [[key, given[key]]] : [])));
}

function notOpen({ name, who }: Service): Refusal {
  return new Refusal("not_valid", {
    zh: `按现在登记的情况，“${name.zh}”不适用。适用对象：${who.zh}。登记有误的，请先更正。`,
    en: `By what is on record “${name.en}” is not open here. It is for: ${who.en}. If the record is wrong, correct it first.`,
  });
}

function wrongAsker({ name, for: kind }: Service): Refusal {
  return new Refusal("not_valid", {
    zh: kind === "person" ? `“${name.zh}”由个人申请。` : `“${name.zh}”由单位申请，请用单位经办人的账号。`,
    en: kind === "person" ? "A person asks for this." : "An employer asks for this, by its clerk's account.",
  });
}

function noOffice(): Refusal {
  return new Refusal("not_set", {
    zh: "本地还没有设办理这项服务的单位，请联系人才办。",
    en: "No office is set up here for this service; turn to the talent office.",
  });
}
