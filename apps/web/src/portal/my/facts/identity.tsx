import { useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { type MyData, useSend } from "../queries.ts";
import { factsMessages } from "./facts.messages.ts";

type Person = MyData["person"];
type Field = keyof Person["masked"];
const fields = ["idNumber", "phone", "address", "bankAccount", "bankName", "bankHolder"] as const satisfies Field[];

/** Name, numbers and units; numbers in part until asked for. */
export function Identity({ person }: { readonly person: Person }) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  const [clear, setClear] = useState<Partial<Record<Field, string>>>({});
  const given = fields.filter((field) => person.masked[field] !== undefined);
  const reveal = useSend(
    () => client.call("POST /api/v1/my/reveal", { body: { fields: [...given] } }),
    (answer) => setClear(answer.fields),
  );
  return (
    <>
      <dl className="jc-facts jc-card">
        <Line label={m.name} value={person.name} />
        {person.gender && <Line label={m.gender} value={m[person.gender]} />}
        {person.birthMonth && <Line label={m.birthMonth} value={person.birthMonth} />}
        {given.map((field) => (
          <Line key={field} label={m[field]} value={clear[field] ?? person.masked[field] ?? ""} />
        ))}
        <Line label={m.units} value={person.units.map(({ name }) => name).join("、") || "—"} />
      </dl>
      {reveal.isError && <p role="alert">{failureInWords(reveal.error, language)}</p>}
      {given.length > 0 && !reveal.isSuccess && (
        <Button disabled={reveal.isPending} onClick={() => reveal.mutate(undefined)}>
          {m.show}
        </Button>
      )}
      {reveal.isSuccess && (
        <p className="jc-hint" role="status">
          {m.shown}
        </p>
      )}
    </>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd lang="zh-CN">{value}</dd>
    </div>
  );
}
