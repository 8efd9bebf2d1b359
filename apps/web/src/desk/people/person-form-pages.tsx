import { App } from "antd";
import { useNavigate, useParams } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import "./people.css";
import { peopleMessages } from "./people.messages.ts";
import type { Person } from "./person.ts";
import { changesOf, PersonForm } from "./person-form.tsx";

/** Registers a person. */
export function NewPersonPage() {
  const m = useMessages(peopleMessages);
  const navigate = useNavigate();
  const { unit } = useUnitChoice();
  const saved = useSaved();
  const create = useTell("POST /api/v1/people", (person) => {
    saved(person);
    void navigate(`/people/${person.id}`, { replace: true });
  });
  return (
    <Page title={m.newTitle} crumbs={[{ title: m.title, to: "/people" }]} lead={m.formLead}>
      <PersonForm
        busy={create.isPending}
        error={create.error}
        unit={unit?.id}
        onSave={(fields) => {
          const { name = "", unit: holder, ...changes } = fields;
          create.mutate({ body: { ...changesOf(changes), name, ...(holder && { unit: holder }) } });
        }}
      />
    </Page>
  );
}

/** Changes a person's own fields; facts have their own history and are written on the person's page. */
export function EditPersonPage() {
  const m = useMessages(peopleMessages);
  const { id = "" } = useParams();
  const person = useAsk("GET /api/v1/people/:id", { params: { id } });
  if (person.data !== undefined) return <Edit person={person.data} />;
  return (
    <Page title={m.edit} crumbs={[{ title: m.title, to: "/people" }]}>
      <Answered query={person}>{() => null}</Answered>
    </Page>
  );
}

function Edit({ person }: { readonly person: Person }) {
  const m = useMessages(peopleMessages);
  const navigate = useNavigate();
  const saved = useSaved();
  const page = `/people/${person.id}`;
  const change = useTell("PATCH /api/v1/people/:id", (after) => {
    saved(after);
    void navigate(page, { replace: true });
  });
  return (
    <Page
      title={m.editTitle(person.name)}
      crumbs={[
        { title: m.title, to: "/people" },
        { title: person.name, to: page },
      ]}
    >
      <PersonForm
        person={person}
        busy={change.isPending}
        error={change.error}
        onSave={({ unit: _unit, ...fields }) =>
          change.mutate({ params: { id: person.id }, body: { ...changesOf(fields, person), version: person.version } })
        }
      />
    </Page>
  );
}

/** Says that it is saved, and what the server finds doubtful in it. */
function useSaved() {
  const m = useMessages(peopleMessages);
  const shell = useMessages(shellMessages);
  const { message } = App.useApp();
  return ({ notices }: Person) =>
    void (notices.length === 0
      ? message.success(shell.saved)
      : message.warning(`${m.notices}: ${notices.join(" ")}`, 8));
}
