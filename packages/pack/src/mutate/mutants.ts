import {
  parseDay,
  printDay,
  processFor,
  type Benefit,
  type Force,
  type Policy,
  type Transition,
  type Vocabulary,
} from "@jucai/engine";
import { benefitChanges, forceChanges } from "./benefit.ts";
import { step, within, withinEach, type Change } from "./change.ts";
import { definitionChanges, definitionsOf, redefine, type Definition } from "./definitions.ts";

/** One policy with one thing moved. */
export type Mutant = {
  readonly pack: string;
  /** The benefit that was changed, or undefined when something of the whole pack was. */
  readonly benefit?: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** The benefits that are different now. */
  readonly benefits: readonly Benefit[];
  /** The policy's own dates, when they are what moved. */
  readonly policy?: Policy;
};

/**
 * All mutants of a policy. What stands once in the pack, such as its force or a shared definition,
 * is moved once, for all benefits together.
 */
export function mutantsOf(policy: Policy, vocabulary: Vocabulary, shared: ReadonlySet<string>): Mutant[] {
  const own = policy.benefits.flatMap((benefit) =>
    ownChanges(benefit, policy, vocabulary, shared).map(({ value, ...rest }) => ({
      pack: policy.id,
      benefit: benefit.id,
      ...rest,
      benefits: [value],
    })),
  );
  return [...packMutants(policy, vocabulary, shared), ...own];
}

function ownChanges(
  benefit: Benefit,
  policy: Policy,
  vocabulary: Vocabulary,
  shared: ReadonlySet<string>,
): Change<Benefit>[] {
  const ground = { vocabulary, settings: benefit.settings };
  const force = same(benefit.inForce, policy.inForce)
    ? []
    : within(forceChanges(benefit.inForce), "in_force", (inForce) => ({ ...benefit, inForce }));
  const definitions = definitionsOf(benefit)
    .filter(({ name }) => !shared.has(name) && name !== benefit.moment?.name)
    .flatMap((it) => within(definitionChanges(it, ground), "", (changed) => redefine(benefit, changed)));
  return [...benefitChanges(benefit, vocabulary), ...force, ...definitions];
}

function packMutants(policy: Policy, vocabulary: Vocabulary, shared: ReadonlySet<string>): Mutant[] {
  const mutant = (it: Change<unknown>, benefits: readonly Benefit[], changed?: Policy): Mutant => ({
    pack: policy.id,
    path: it.path,
    from: it.from,
    to: it.to,
    benefits,
    ...(changed ? { policy: changed } : {}),
  });
  const issued = within(step("issued", parseDay(policy.issued)!, 1, printDay), "", (day) => ({
    ...policy,
    issued: printDay(day),
  }));
  const forces = within<Force, Force>(forceChanges(policy.inForce), "in_force", (it) => it).map((it) =>
    mutant(
      it,
      policy.benefits
        .filter((benefit) => same(benefit.inForce, policy.inForce))
        .map((benefit) => ({ ...benefit, inForce: it.value })),
      { ...policy, inForce: it.value },
    ),
  );
  return [
    ...issued.map((it) => mutant(it, [], it.value)),
    ...forces,
    ...transitionMutants(policy, mutant),
    ...processMutants(policy, mutant),
    ...definitionMutants(policy, vocabulary, shared, mutant),
  ];
}

type Make = (it: Change<unknown>, benefits: readonly Benefit[], changed?: Policy) => Mutant;

/** Working days that the document gives an office for a step; examples of the benefits that use it pin them. */
function processMutants(policy: Policy, mutant: Make): Mutant[] {
  const { processes = [] } = policy;
  return processes.flatMap((process) =>
    withinEach(
      process.steps,
      ({ key }) => `processes.${process.id}.${key}`,
      (it) =>
        it.days === undefined ? [] : within(step("days", it.days, 1, String, 1), "", (days) => ({ ...it, days })),
      (steps) => ({ ...policy, processes: processes.map((it) => (it === process ? { ...it, steps } : it)) }),
    ).map((it) =>
      mutant(
        it,
        policy.benefits.filter((benefit) => processFor(policy, benefit) === process),
        it.value,
      ),
    ),
  );
}

/** Benefits share their pack's transition; those with another one of their own move with it. */
function transitionMutants(policy: Policy, mutant: Make): Mutant[] {
  const distinct = new Map<string, Transition>();
  for (const { transition } of policy.benefits) if (transition) distinct.set(JSON.stringify(transition), transition);
  return [...distinct].flatMap(([key, transition]) =>
    step("transition.before", transition.before, 1, printDay).map((it) =>
      mutant(
        it,
        policy.benefits
          .filter((benefit) => benefit.transition && JSON.stringify(benefit.transition) === key)
          .map((benefit) => ({ ...benefit, transition: { ...transition, before: it.value } })),
      ),
    ),
  );
}

function definitionMutants(
  policy: Policy,
  vocabulary: Vocabulary,
  shared: ReadonlySet<string>,
  mutant: Make,
): Mutant[] {
  const used = new Map<string, Definition>();
  for (const benefit of policy.benefits) {
    for (const it of definitionsOf(benefit)) if (shared.has(it.name)) used.set(it.name, it);
  }
  return [...used.values()].flatMap((definition) =>
    definitionChanges(definition, { vocabulary, settings: [] }).map((it) => {
      const users = policy.benefits.filter((benefit) =>
        definitionsOf(benefit).some(({ name }) => name === definition.name),
      );
      return mutant(
        it,
        users.map((benefit) => redefine(benefit, it.value)),
      );
    }),
  );
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
