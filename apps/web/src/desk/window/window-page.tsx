import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay, useSession } from "../shell/session.ts";
import { DelegationsPart } from "./delegations-part.tsx";
import { FindPerson, type Found } from "./find-person.tsx";
import { ServiceForm } from "./service-form.tsx";
import "./window.css";
import { windowMessages } from "./window.messages.ts";

/** Somebody stands at the counter: who it is, what to write down, his consent, a receipt to take home. */
export function WindowPage() {
  const m = useMessages(windowMessages);
  const may = useMay();
  const { roles } = useSession();
  const claims = roles.some(({ role }) => role === "window_clerk");
  const [found, setFound] = useState<Found>();
  return (
    <Page title={m.title} lead={m.lead}>
      <Part title={m.find} actions={found && <Button onClick={() => setFound(undefined)}>{m.other}</Button>}>
        {found === undefined ? (
          <FindPerson onFound={setFound} />
        ) : (
          <p role="status">{found.person ? m.chosen(found.person.name) : m.freshName}</p>
        )}
        {found?.person && claims && may("claim", "create") && (
          <p>
            <Link className="dk-primary-link" to={`/window-claims?person=${found.person.id}`}>
              {m.claim}
            </Link>
          </p>
        )}
      </Part>
      {found && <ServiceForm key={found.person?.id ?? "new"} found={found} />}
      {found?.person && may("delegation", "list") && <DelegationsPart person={found.person} />}
    </Page>
  );
}
