import { Alert, Button, Dropdown, Tag } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { formatMoment } from "../../lib/format-moment.ts";
import { FactsPart } from "../facts/facts-part.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import { DelegationsPart } from "../window/delegations-part.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { OwnFields } from "./own-fields.tsx";
import "./people.css";
import { peopleMessages } from "./people.messages.ts";
import type { Person } from "./person.ts";
import { PersonAccess } from "./person-access.tsx";
import { PersonLiaison } from "./person-liaison.tsx";
import { PersonRosters } from "./person-rosters.tsx";
import { useReveal } from "./use-reveal.ts";

/** One person: own fields masked, facts with their sources, who keeps in touch, who looked. */
export function PersonPage() {
  const m = useMessages(peopleMessages);
  const { id = "" } = useParams();
  const person = useAsk("GET /api/v1/people/:id", { params: { id } });
  if (person.data !== undefined) return <Filled key={id} person={person.data} />;
  return (
    <Page title={m.title} crumbs={[{ title: m.title, to: "/people" }]}>
      <Answered query={person}>{() => null}</Answered>
    </Page>
  );
}

function Filled({ person }: { readonly person: Person }) {
  const m = useMessages(peopleMessages);
  const may = useMay();
  const { language } = useLanguage();
  const reveal = useReveal(person);
  const locked = person.withdrawn || person.mergedInto !== null || person.forgotten;
  return (
    <Page
      title={person.name}
      crumbs={[{ title: m.title, to: "/people" }]}
      beside={person.withdrawn && <Tag>{m.withdrawn}</Tag>}
      lead={m.provenance(formatMoment(person.updatedAt, language))}
      actions={
        <>
          {may("person", "reveal") && !person.forgotten && reveal.some && (
            <Button data-key="v" onClick={reveal.ask}>
              {m.reveal}
            </Button>
          )}
          {may("person", "update") && !locked && (
            <Link to={`/people/${person.id}/edit`} data-key="e" className="dk-primary-link">
              {m.edit}
            </Link>
          )}
          <More person={person} locked={locked} />
        </>
      }
    >
      <Standing person={person} />
      {person.notices.length > 0 && (
        <Alert type="warning" showIcon title={m.notices} description={person.notices.join(" ")} />
      )}
      <OwnFields person={person} revealed={reveal.fields} />
      <FactsPart
        subject={{ kind: "person", id: person.id }}
        facts={person.facts}
        revealed={reveal.facts}
        locked={locked}
      />
      {may("liaison", "list") && <PersonLiaison person={person.id} />}
      {may("roster", "read") && <PersonRosters person={person.id} />}
      {may("delegation", "list") && <DelegationsPart person={person} locked={locked} />}
      {may("person", "approve") ? <PersonAccess person={person.id} /> : <p className="jc-hint">{m.looked}</p>}
      <ReasonDialog
        open={reveal.asking}
        title={m.revealTitle}
        verb={m.reveal}
        reveals
        busy={reveal.busy}
        error={reveal.error}
        onGive={reveal.give}
        onClose={reveal.close}
      />
    </Page>
  );
}

/** Why a record can only be read. */
function Standing({ person }: { readonly person: Person }) {
  const m = useMessages(peopleMessages);
  if (person.mergedInto !== null) {
    return (
      <Alert
        type="info"
        showIcon
        className="dk-notice"
        title={m.mergedInto}
        action={<Link to={`/people/${person.mergedInto}`}>{m.toMerged}</Link>}
      />
    );
  }
  if (person.forgotten) return <Alert type="info" showIcon className="dk-notice" title={m.forgottenHere} />;
  if (!person.withdrawn) return null;
  return <Alert type="warning" showIcon className="dk-notice" title={m.withdrawnHere(person.withdrawnReason ?? "")} />;
}

/** What is done seldom. */
function More({ person, locked }: { readonly person: Person; readonly locked: boolean }) {
  const m = useMessages(peopleMessages);
  const shell = useMessages(shellMessages);
  const may = useMay();
  const [doing, setDoing] = useState<"withdraw" | "invite">();
  const withdraw = useTell("POST /api/v1/people/:id/withdraw", () => setDoing(undefined));
  const restore = useTell("POST /api/v1/people/:id/restore");
  const params = { id: person.id };
  const mayRemove = may("person", "delete");
  const items = [
    ...(may("person", "update") && !locked
      ? [{ key: "invite", label: m.invite, onClick: () => setDoing("invite") }]
      : []),
    ...(mayRemove && !locked ? [{ key: "withdraw", label: m.withdraw, onClick: () => setDoing("withdraw") }] : []),
    ...(mayRemove && person.withdrawn && person.mergedInto === null
      ? [
          {
            key: "restore",
            label: m.restore,
            onClick: () => restore.mutate({ params, body: { version: person.version } }),
          },
        ]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown menu={{ items }} trigger={["click"]}>
        <Button>{shell.more}</Button>
      </Dropdown>
      <ReasonDialog
        open={doing === "withdraw"}
        title={m.withdrawTitle}
        verb={m.withdraw}
        busy={withdraw.isPending}
        error={withdraw.error}
        onGive={(reason) => withdraw.mutate({ params, body: { reason, version: person.version } })}
        onClose={() => setDoing(undefined)}
      />
      {doing === "invite" && <InviteDialog person={person.id} onClose={() => setDoing(undefined)} />}
    </>
  );
}
