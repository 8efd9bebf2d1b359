import { Select } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { countQueryOf, type PeopleFilters } from "./filters.ts";
import { Labelled } from "../shell/filter.tsx";
import { peopleMessages } from "./people.messages.ts";

/** 合计: how many of the filtered people there are of each kind. */
export function Counts({ filters }: { readonly filters: PeopleFilters }) {
  const m = useMessages(peopleMessages);
  const { words, meaningOf, nameOf, sayOf } = useVocabulary();
  const [by, setBy] = useState("gender");
  const counts = useAsk("GET /api/v1/people/counts", { query: countQueryOf(filters, by) }, { keep: true });
  const facets = {
    gender: m.gender,
    idKind: m.idKind,
    unit: m.unitFacet,
    verified: m.verified,
    source: m.source,
    birthYear: m.birthYear,
  };
  const facts = (words?.facts ?? []).filter(
    ({ type, subject, sensitivity }) =>
      (type.kind === "enum" || type.kind === "boolean") && subject !== "employer" && sensitivity !== "sensitive",
  );
  const say = (value: string | number | boolean | null, name: string | undefined) => {
    if (name !== undefined) return name;
    if (value === null) return m.notGiven;
    if (meaningOf(by) !== undefined) return sayOf(by, value);
    const said = by === "verified" ? verifiedWords[String(value)] : String(value);
    return said !== undefined && said in m ? String(m[said as keyof typeof m]) : String(value);
  };
  return (
    <Part title={m.counts}>
      <Labelled label={m.countBy}>
        {(id) => (
          <Select
            id={id}
            value={by}
            onChange={setBy}
            showSearch={{ optionFilterProp: "label" }}
            style={{ minWidth: 200 }}
            options={[
              ...Object.entries(facets).map(([value, label]) => ({ value, label })),
              ...facts.map(({ id: fact }) => ({ value: fact, label: nameOf(fact) })),
            ]}
          />
        )}
      </Labelled>
      <Answered query={counts} lines={2}>
        {({ counts: found, total }) => (
          <ul className="dk-counts" aria-live="polite">
            {found.map(({ value, name, count }) => (
              <li key={String(value)}>
                {say(value, name)} <strong>{m.people(count.toLocaleString("en-US"))}</strong>
              </li>
            ))}
            <li className="dk-counts__total">
              {m.all} <strong>{m.people(total.toLocaleString("en-US"))}</strong>
            </li>
          </ul>
        )}
      </Answered>
    </Part>
  );
}

const verifiedWords: Readonly<Record<string, string>> = {
  all: "verifiedAll",
  some: "verifiedSome",
  none: "verifiedNone",
};
