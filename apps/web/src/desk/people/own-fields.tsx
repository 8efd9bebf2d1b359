import { useMessages } from "../../lib/language.tsx";
import { Line } from "../shell/line.tsx";
import { Part } from "../shell/page.tsx";
import { peopleMessages } from "./people.messages.ts";
import { type Person, type SealedField, sealedFields } from "./person.ts";

/** A person's own fields: numbers by their tails, in full once revealed. */
export function OwnFields({
  person,
  revealed,
}: {
  readonly person: Person;
  readonly revealed: Partial<Readonly<Record<SealedField, string>>>;
}) {
  const m = useMessages(peopleMessages);
  const shown = sealedFields.filter((field) => person.masked[field] !== undefined);
  return (
    <Part title={m.ownFields}>
      <dl className="dk-facts">
        <Line term={m.gender} says={person.gender && m[person.gender]} />
        <Line term={m.birth} says={person.birthMonth} />
        <Line term={m.idKind} says={person.idKind && m[person.idKind]} />
        {shown.map((field) => (
          <Line key={field} term={m[field]} says={revealed[field] ?? person.masked[field]} />
        ))}
        <Line term={m.units} says={person.units.map(({ name }) => name).join("、")} chinese />
      </dl>
      {shown.length === 0 && <p className="jc-hint">{m.noFields}</p>}
      {Object.keys(revealed).length > 0 && (
        <p className="jc-hint" role="status">
          {m.revealed}
        </p>
      )}
    </Part>
  );
}
