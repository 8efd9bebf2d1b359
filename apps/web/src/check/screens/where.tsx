import type { ClaimantKind } from "@jucai/engine/run";
import { CheckboxGroup, Field, Select } from "../../ui/index.ts";
import type { CheckStart, StartPlace } from "../load-rules.ts";
import { useWording } from "../words/words.ts";

type Props = {
  readonly start: CheckStart;
  readonly codes: readonly string[];
  readonly choose: (codes: readonly string[]) => void;
  readonly fault: string | undefined;
};

/** One place, or several to compare; a county without documents is found below those that have some. */
export function Where({ start, codes, choose, fault }: Props) {
  const { w, t } = useWording();
  const shown = start.places.filter(({ code, own }) => own || codes.includes(code));
  const others = start.places.filter((place) => !shown.includes(place));
  return (
    <>
      <CheckboxGroup
        name="place"
        legend={w.whereLegend}
        hint={w.whereHint}
        options={shown.map((place) => ({
          value: place.code,
          label: w.wherePlace(t(place.name), place.policies.length, allOf(place)),
        }))}
        values={codes}
        // In the order of the list, so that the same places are the same comparison.
        onChoose={(next) => choose(shown.map(({ code }) => code).filter((code) => next.includes(code)))}
        error={fault}
      />
      {others.length > 0 && (
        <Field label={w.whereOther} hint={w.whereOtherHint}>
          {(control) => (
            <Select
              {...control}
              value=""
              onChange={(event) => choose([...codes, event.currentTarget.value])}
              options={[
                { value: "", label: w.whereChoose },
                ...others.map(({ code, name }) => ({ value: code, label: w.whereIn(t(name)) })),
              ]}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** How many benefits these places have for one kind of claimant, those of a shared document once. */
export function benefitsOf(places: readonly StartPlace[], kind: ClaimantKind): number {
  return places.reduce((sum, { benefits }) => sum + benefits[kind], 0);
}

/** Their documents, each once. */
export function policiesOf(places: readonly StartPlace[]): StartPlace["policies"] {
  return [...new Map(places.flatMap(({ policies }) => policies).map((policy) => [policy.id, policy])).values()];
}

function allOf({ benefits }: StartPlace): number {
  return Object.values(benefits).reduce((sum, count) => sum + count, 0);
}
