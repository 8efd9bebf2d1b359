import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useOnce } from "../../funds/kit/use-once.ts";
import { Offered } from "../../own-claims/offered.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Labelled } from "../../shell/filter.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { useSession } from "../../shell/session.ts";
import { FindPerson } from "../find-person.tsx";
import "../window.css";
import { windowMessages } from "../window.messages.ts";
import { windowClaimsMessages } from "./window-claims.messages.ts";

/** Somebody stands at the counter and wants to claim: who it is, and what. */
export function StartPage() {
  const m = useMessages(windowClaimsMessages);
  const w = useMessages(windowMessages);
  const [address, setAddress] = useSearchParams();
  const [isNew, setIsNew] = useState(false);
  const person = address.get("person");
  return (
    <Page title={m.title} lead={m.lead} crumbs={[{ title: w.title, to: "/window" }]}>
      <p>
        <strong>{m.byWindow}</strong>
      </p>
      <Part title={m.who} actions={person && <Button onClick={() => setAddress({})}>{w.other}</Button>}>
        {person ? (
          <Chosen person={person} />
        ) : (
          <FindPerson
            onFound={({ person: found }) => {
              setIsNew(found === undefined);
              if (found) setAddress({ person: found.id });
            }}
          />
        )}
        {!person && isNew && (
          <p role="status">
            {m.unregistered} <Link to="/window">{m.register}</Link>
          </p>
        )}
      </Part>
      {person ? <What key={person} person={person} /> : <Drafts />}
    </Page>
  );
}

function Chosen({ person }: { readonly person: string }) {
  const w = useMessages(windowMessages);
  const found = useAsk("GET /api/v1/people/:id", { params: { id: person } });
  return (
    <Answered query={found} lines={1}>
      {({ name, birthMonth }) => (
        <p role="status">
          {w.chosen(name)} {birthMonth}
        </p>
      )}
    </Answered>
  );
}

function What({ person }: { readonly person: string }) {
  const m = useMessages(windowClaimsMessages);
  const navigate = useNavigate();
  const { roles } = useSession();
  const windows = roles.filter(({ role }) => role === "window_clerk").map(({ unit }) => unit);
  const [unit, setUnit] = useState(windows[0]?.id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const place = windows.find(({ id }) => id === unit)?.place;
  const start = useOnce(
    "POST /api/v1/applications",
    ({ id }) => void navigate(`/window-claims/forms/${id}`, { replace: true }),
  );
  if (place === undefined) return <p>{m.noPlace}</p>;
  const begin = () => {
    setTried(true);
    if (chosen.length > 0) start.mutate({ body: { place, person, chosen: [...chosen], answers: {} } });
  };
  const choose = (id: string) => {
    setUnit(id);
    setChosen([]);
  };
  return (
    <>
      <Faults error={start.error} />
      {windows.length > 1 && (
        <Labelled label={m.place}>
          {(id) => (
            <Select
              id={id}
              value={unit ?? null}
              onChange={choose}
              options={windows.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
        </Labelled>
      )}
      <Offered who="person" title={m.offered} none={m.none} place={place} chosen={chosen} onChoose={setChosen} />
      {tried && chosen.length === 0 && <Alert type="error" role="alert" showIcon title={m.chooseNone} />}
      <p>
        <Button type="primary" loading={start.isPending} onClick={begin}>
          {m.start}
        </Button>
      </p>
    </>
  );
}

/** A clerk reaches only the drafts that he began himself. */
function Drafts() {
  const m = useMessages(windowClaimsMessages);
  const say = useText();
  const found = useAsk("GET /api/v1/applications", { query: { state: "draft" } });
  return (
    <Part title={m.drafts}>
      <Answered query={found} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="jc-hint">{m.draftsNone}</p>
          ) : (
            <ul>
              {items.map(({ id, titles, claimant, expiresOn }) => (
                <li key={id}>
                  <Link to={`/window-claims/forms/${id}`}>{titles.map(say).join("、")}</Link>{" "}
                  <span className="jc-hint">
                    {claimant.name} · {m.expires(expiresOn)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Part>
  );
}
