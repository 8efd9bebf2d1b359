import { measureKinds, type MeasureKind } from "@jucai/engine/model";
import type { SearchAnswer } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { type Asked, places } from "../../lib/api.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { Field, type Option, Select } from "../../ui/field.tsx";
import { kindMessages } from "../kinds.messages.ts";
import { addressWith, claimants, type FilterName, forceStatuses } from "./filters.ts";
import { policiesMessages } from "./policies.messages.ts";

type Counts = SearchAnswer["counts"] | undefined;

/** Who, what, where, in force: native selects, each value with the number of hits it would leave. */
export function FilterBar({ asked, counts }: { readonly asked: Asked; readonly counts: Counts }) {
  const m = useMessages(policiesMessages);
  const kinds = useMessages(kindMessages);
  const say = useText();
  const known = useQuery(places());
  const options: Record<FilterName, readonly Option[]> = {
    who: claimants.map((value) => ({ value, label: m[value] })),
    kind: (measureKinds as readonly MeasureKind[]).map((value) => ({ value, label: kinds[value] })),
    place: (known.data?.items ?? []).map(({ code, name }) => ({ value: code, label: say(name) })),
    status: forceStatuses.map((value) => ({ value, label: m[value] })),
  };
  return (
    <div className="jc-filters" role="group" aria-label={m.filters}>
      {(["who", "kind", "place", "status"] as const).map((name) => (
        <Filter key={name} name={name} asked={asked} options={counted(options[name], counts?.[name], m.withCount)} />
      ))}
    </div>
  );
}

function Filter({
  name,
  asked,
  options,
}: {
  readonly name: FilterName;
  readonly asked: Asked;
  readonly options: readonly Option[];
}) {
  const m = useMessages(policiesMessages);
  const navigate = useNavigate();
  return (
    <Field label={m[name]}>
      {(control) => (
        <Select
          {...control}
          value={asked[name] ?? ""}
          options={[{ value: "", label: m.any }, ...options]}
          onChange={(event) => void navigate(`?${addressWith(asked, { [name]: event.target.value }).toString()}`)}
        />
      )}
    </Field>
  );
}

/** Values without a hit are left out, unless nothing has been counted yet. */
function counted(
  options: readonly Option[],
  counts: readonly { readonly value: string; readonly count: number }[] | undefined,
  withCount: (label: string, n: number) => string,
): readonly Option[] {
  if (!counts) return options;
  return options.flatMap(({ value, label }) => {
    const count = counts.find((one) => one.value === value)?.count ?? 0;
    return count > 0 ? [{ value, label: withCount(label, count) }] : [];
  });
}
