import type { AnswerOf } from "@jucai/contract/client";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearchParams } from "react-router";
import { places } from "../../lib/api.ts";
import { client } from "../../lib/client.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input, Select } from "../../ui/field.tsx";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Answered } from "../answered.tsx";
import { Breadcrumb } from "../breadcrumb.tsx";
import { ForceTag, ForceTerm } from "../force-line.tsx";
import { Words } from "../words.tsx";
import { DigestDocument } from "./digest-document.tsx";
import "./digest.css";
import { digestMessages } from "./digest.messages.ts";

type Digest = AnswerOf<"GET /api/v1/digest">;

/** 政策汇编: everything that holds in a place on a day, to read and to print. */
export function DigestPage() {
  const m = useMessages(digestMessages);
  const { site } = useMessages(frameMessages);
  const [asked] = useSearchParams();
  const known = useQuery(places());
  const place = asked.get("place") ?? known.data?.items[0]?.code ?? "";
  const on = asked.get("on") ?? "";
  const query = { place, ...(/^\d{4}-\d{2}-\d{2}$/.test(on) && { on }) };
  useTitle(m.plain, site);
  const digest = useQuery({
    queryKey: ["digest", query],
    queryFn: () => client.call("GET /api/v1/digest", { query }),
    enabled: place !== "",
  });
  return (
    <div className="jc-stack jc-digest">
      <Breadcrumb>{[<Link to="/policies">{m.library}</Link>]}</Breadcrumb>
      <Ask place={place} on={on} />
      <Answered query={digest}>{(found) => <Shown digest={found} />}</Answered>
    </div>
  );
}

function Ask({ place, on }: { readonly place: string; readonly on: string }) {
  const m = useMessages(digestMessages);
  const say = useText();
  const navigate = useNavigate();
  const known = useQuery(places());
  const go = (next: { place: string; on: string }) =>
    void navigate(`/digest?${new URLSearchParams({ place: next.place, ...(next.on && { on: next.on }) }).toString()}`);
  return (
    <div className="jc-filters jc-no-print" role="group" aria-label={m.plain}>
      <Field label={m.place}>
        {(control) => (
          <Select
            {...control}
            value={place}
            options={(known.data?.items ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
            onChange={(event) => go({ place: event.target.value, on })}
          />
        )}
      </Field>
      <Field label={m.on}>
        {(control) => (
          <Input {...control} type="date" value={on} onChange={(event) => go({ place, on: event.target.value })} />
        )}
      </Field>
    </div>
  );
}

function Shown({ digest }: { readonly digest: Digest }) {
  const m = useMessages(digestMessages);
  const { language } = useLanguage();
  const say = useText();
  const { placeName, on, documents, ended, contacts } = digest;
  return (
    <>
      <header>
        <h1>{m.title(say(placeName))}</h1>
        <p className="jc-lead">{m.lead(formatIsoDay(on, language))}</p>
        <p className="jc-no-print">
          <Button look="primary" onClick={() => window.print()}>
            {m.print}
          </Button>
        </p>
      </header>
      {documents.length === 0 && <p>{m.none}</p>}
      {documents.length > 0 && (
        <nav aria-label={m.contents}>
          <h2>{m.contents}</h2>
          <ol>
            {documents.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>
                  <Words text={say(title)} />
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {documents.map((document) => (
        <DigestDocument key={document.id} document={document} />
      ))}
      {ended.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended">{m.ended}</h2>
          <p className="jc-hint">{m.endedNote}</p>
          <ul>
            {ended.map(({ id, title, number, force }) => (
              <li key={id}>
                <Link to={`/policies/${id}`}>
                  <Words text={say(title)} />
                </Link>{" "}
                <span className="jc-hint">{m.number(number)}</span> <ForceTag force={force} />
                <p className="jc-hint">
                  <ForceTerm force={force} /> <Words text={say(force.says)} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Contacts contacts={contacts} />
    </>
  );
}

function Contacts({ contacts }: Pick<Digest, "contacts">) {
  const m = useMessages(digestMessages);
  const say = useText();
  if (contacts.length === 0) return null;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{m.contacts}</h2>
      <ul>
        {contacts.map(({ name, phone, address }) => (
          <li key={name.zh}>
            <Words text={say(name)} />{" "}
            <span className="jc-hint">
              {[phone && `${m.phone} ${phone}`, address && `${m.address} ${address}`].filter(Boolean).join(m.stop) ||
                m.noContact}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
