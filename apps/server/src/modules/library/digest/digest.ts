import type { Digest, Guide } from "@jucai/contract";
import { type Benefit, parseDay, type Policy, processFor, type Text, type Vocabulary } from "@jucai/engine";
import { namesOf } from "@jucai/engine/explain";
import { Refusal } from "#kernel/refusal.ts";
import type { LibraryStore } from "../library.service.ts";
import { aroundOf } from "../places.ts";
import { withStatusOf } from "../views.ts";
import { paysWords } from "./pays-words.ts";

type DigestDocument = Digest["documents"][number];
type DigestBenefit = DigestDocument["benefits"][number];

/** Documents in force in a place on a day, its own and those of the places around it, and those that have ended. */
export async function digestOf(store: LibraryStore, place: string, on: string): Promise<Digest> {
  const around = aroundOf(place);
  const all = (await store.versions(on))
    .map(({ policy }) => policy)
    .filter((policy) => around.includes(policy.place))
    .toSorted((a, b) => around.indexOf(a.place) - around.indexOf(b.place) || (a.issued < b.issued ? 1 : -1));
  const first = all.find((policy) => policy.place === place) ?? all[0];
  if (first === undefined)
    throw new Refusal("not_found", { zh: "这个地方没有文件。", en: "There are no documents for that place." });
  const { vocabulary } = await store.vocabulary();
  const inForce = all.filter((policy) => statusOn(policy, on) === "in_force");
  const ended = all.filter((policy) => statusOn(policy, on) === "ended");
  return {
    place,
    placeName: first.placeName,
    on,
    documents: inForce.map((policy) => documentOf(policy, vocabulary, on)),
    ended: ended.map((policy) => ({
      id: policy.id,
      title: policy.title,
      number: policy.number,
      issued: policy.issued,
      force: withStatusOf(policy.inForce, on),
    })),
    contacts: contactsOf(inForce),
  };
}

function statusOn({ inForce }: Policy, on: string) {
  return withStatusOf(inForce, on).status;
}

/** Every office that answers for something, once. Phones and addresses are not kept by this platform yet. */
function contactsOf(policies: readonly Policy[]): Digest["contacts"] {
  const named = policies.flatMap(({ units, measures }) => {
    const answering = new Set(measures.flatMap(({ lead }) => lead));
    return units
      .filter(({ id, kind }) => answering.has(id) && kind !== "group" && kind !== "role")
      .map(({ name }) => name);
  });
  return [...new Map(named.map((name) => [name.zh, name])).values()].map((name) => ({
    name,
    phone: null,
    address: null,
  }));
}

function documentOf(policy: Policy, vocabulary: Vocabulary, on: string): DigestDocument {
  const { id, title, number, issuer, issued, inForce } = policy;
  const names = new Map(policy.units.map((unit) => [unit.id, unit.name]));
  const measure = (it: Policy["measures"][number]) => ({
    id: it.id,
    clause: it.clause,
    title: it.title,
    summary: it.summary,
    units: it.lead.flatMap((unit) => names.get(unit) ?? []),
  });
  const byId = new Map(policy.measures.map((it) => [it.id, it]));
  const placed = new Set(policy.sections.flatMap(({ measures }) => measures));
  const others = policy.measures.filter((it) => !placed.has(it.id));
  const sections = policy.sections.map((section) => ({
    title: section.title,
    measures: section.measures.flatMap((each) => byId.get(each) ?? []).map(measure),
  }));
  return {
    id,
    title,
    number,
    issuer,
    issued,
    force: withStatusOf(inForce, on),
    sections: [
      ...sections,
      ...(others.length === 0 ? [] : [{ title: { zh: "其他", en: "Other" }, measures: others.map(measure) }]),
    ],
    benefits: policy.benefits.map((benefit) => benefitOf(policy, benefit, vocabulary, on)),
  };
}

const whom: Readonly<Record<Benefit["for"], Text>> = {
  person: { zh: "个人", en: "Persons" },
  employer: { zh: "用人单位", en: "Employers" },
  referrer: { zh: "引荐的机构或个人", en: "Whoever refers people" },
};

function benefitOf(policy: Policy, benefit: Benefit, vocabulary: Vocabulary, on: string): DigestBenefit {
  const measure = policy.measures.find(({ id }) => id === benefit.id);
  const lines = (all: Benefit["when"]) => all.map(({ clause, says }) => ({ clause, says }));
  return {
    id: benefit.id,
    title: benefit.title,
    clause: benefit.clause,
    force: withStatusOf(benefit.inForce, on),
    who: whom[benefit.for],
    pays: paysWords(benefit, namesOf(vocabulary, benefit.settings)),
    conditions: lines(benefit.when),
    excluded: lines(benefit.unless),
    evidence: [...benefit.evidence],
    units: (measure?.lead ?? []).flatMap((id) => policy.units.find((unit) => unit.id === id)?.name ?? []),
  };
}

/** One page about a benefit. */
export async function guideOf(store: LibraryStore, pack: string, id: string, on: string): Promise<Guide> {
  const version = await store.version(pack, on);
  const benefit = version?.policy.benefits.find((it) => it.id === id);
  if (version === undefined || benefit === undefined)
    throw new Refusal("not_found", { zh: "没有这项待遇。", en: "There is no such benefit." });
  const { policy } = version;
  const { vocabulary } = await store.vocabulary();
  const own = benefitOf(policy, benefit, vocabulary, on);
  const set = await store.settings(policy.place, on);
  const process = processFor(policy, benefit);
  return {
    ...own,
    on,
    policy: { id: policy.id, title: policy.title, number: policy.number },
    placeName: policy.placeName,
    steps: (process?.steps ?? []).map(({ name, days }) => ({ name, days: days ?? null })),
    where: own.units.map((name) => ({ name, phone: null, address: null })),
    until: untilWords(own.force, on),
    open: [
      ...benefit.settings.map(({ id: setting, label, says }) => ({
        label,
        says,
        set: set.has(`${benefit.id}#${setting}`),
      })),
      ...benefit.readings.map(({ issue, reading }) => ({ label: issue, says: reading, set: false })),
      ...benefit.when.flatMap(({ judge, says }) => (judge === undefined ? [] : [judged(judge, says)])),
    ],
    path: `/measures/${benefit.id}`,
  };
}

function judged(judge: Text, says: Text) {
  const words = { zh: `由${judge.zh}认定：${says.zh}`, en: `Decided by ${judge.en}: ${says.en}` };
  return { label: { zh: "要人来判断", en: "A person judges" }, says: words, set: false };
}

function untilWords({ status, from, to, says }: DigestBenefit["force"], on: string): Text {
  const after = { zh: `（${says.zh}）`, en: ` (${says.en})` };
  const add = (zh: string, en: string): Text => ({ zh: zh + after.zh, en: en + after.en });
  if (status === "ended") return add(`已于${to}到期，不再受理新的申请`, `Ended on ${to}; no new claims are taken`);
  if (status === "not_yet") return add(`${from}起受理`, `Claims are taken from ${from}`);
  if (to === null) return add("没有写截止日期", "No last day is printed");
  const left = (parseDay(to) ?? 0) - (parseDay(on) ?? 0);
  return add(`截至${to}（还有${left}天）`, `Until ${to} (${left} days left)`);
}
