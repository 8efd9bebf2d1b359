/** Drafts and published documents in the form in which the reader compares. Pure. */
import type { DraftHead, DraftMeasure } from "@jucai/contract";
import { type Policy, printDay } from "@jucai/engine";
import type { ReadDocument, ReadMeasure } from "@jucai/reader";

type Head = Pick<DraftHead, "title" | "number" | "issuer" | "issued" | "from" | "to">;
type Named = { readonly key: string; readonly name: string };
const nowhere = { from: 0, to: 0 };

/** `label` carries the id, which comparing takes no notice of. */
export function draftAsRead(head: Head, measures: readonly DraftMeasure[], units: readonly Named[]): ReadDocument {
  const nameOf = new Map(units.map(({ key, name }) => [key, name]));
  const live = measures.filter(({ removed }) => !removed);
  return {
    ...emptyDocument(head),
    measures: live.map((it): ReadMeasure => {
      const named = (role: string) =>
        it.units.filter((each) => each.role === role).map(({ unit }) => nameOf.get(unit) ?? unit);
      return {
        label: it.number,
        clause: it.clause,
        title: it.title,
        text: it.text,
        at: nowhere,
        lead: named("lead"),
        responsible: named("responsible"),
        cooperating: named("cooperating"),
        implementing: named("implementing"),
        units: it.units.map(({ unit, role }) => ({ name: nameOf.get(unit) ?? unit, role, at: nowhere })),
        amounts: it.amounts.map((amount) => ({ ...amount, at: nowhere })),
        deadlines: it.deadlines.map((deadline) => ({ ...deadline, at: nowhere })),
        targets: it.targets.map((target) => ({ ...target, at: nowhere })),
      };
    }),
  };
}

/** A published document: its measures in our words, without figures. */
export function policyAsRead(policy: Policy): ReadDocument {
  const nameOf = new Map(policy.units.map(({ id, name }) => [id, name.zh]));
  const names = (ids: readonly string[]) => ids.map((id) => nameOf.get(id) ?? id);
  const head = {
    title: policy.title.zh,
    number: policy.number,
    issuer: policy.issuer.zh,
    issued: policy.issued,
    from: printDay(policy.inForce.from),
    to: policy.inForce.to === undefined ? null : printDay(policy.inForce.to),
  };
  return {
    ...emptyDocument(head),
    measures: policy.measures.map((it): ReadMeasure => ({
      label: it.id.slice(it.id.indexOf("/") + 1),
      clause: it.clause,
      title: it.title.zh,
      text: it.summary.zh,
      at: nowhere,
      lead: names(it.lead),
      responsible: names(it.responsible),
      cooperating: [],
      implementing: [],
      units: [
        ...names(it.lead).map((name) => ({ name, role: "lead" as const, at: nowhere })),
        ...names(it.responsible).map((name) => ({ name, role: "responsible" as const, at: nowhere })),
      ],
      amounts: [],
      deadlines: [],
      targets: [],
    })),
  };
}

function emptyDocument({ title, number, issuer, issued, from, to }: Head): Omit<ReadDocument, "measures"> {
  return {
    format: "txt",
    title,
    number,
    issuer,
    issued,
    validity: { from, years: null, until: to, trial: false, at: null },
    text: "",
    outline: [],
    leftovers: [],
    citations: [],
    annexes: [],
    problems: [],
  };
}
