import { Alert } from "antd";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { menuMessages } from "../shell/menu.messages.ts";
import { MoneyWaiting } from "../batches/money-waiting.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay, useSession } from "../shell/session.ts";
import {
  ClaimsWaiting,
  DuplicatesWaiting,
  ImportsWaiting,
  LiaisonWaiting,
  PeopleOnRecord,
  RostersWaiting,
  TasksWaiting,
} from "./waiting.tsx";
import "./work.css";
import { workMessages } from "./work.messages.ts";

/** 工作台: what waits for whoever is signed in, and the ways he takes most. */
export function WorkPage() {
  const m = useMessages(workMessages);
  const words = useMessages(menuMessages);
  const { account, roles } = useSession();
  const may = useMay();
  return (
    <Page title={words.work} lead={m.hello(account.name)}>
      {roles.length === 0 && <Alert type="info" showIcon title={m.noRole} className="dk-notice" />}
      <div className="dk-work">
        {may("claim", "approve") && <ClaimsWaiting />}
        {may("task", "update") && <TasksWaiting />}
        {may("import", "list") && <ImportsWaiting />}
        {may("duplicate", "count") && <DuplicatesWaiting />}
        {may("liaison", "list") && <LiaisonWaiting />}
        {may("roster", "list") && <RostersWaiting />}
        {may("person", "count") && <PeopleOnRecord />}
        {may("payment", "list") && <MoneyWaiting />}
        <QuickLinks />
      </div>
    </Page>
  );
}

function QuickLinks() {
  const m = useMessages(workMessages);
  const words = useMessages(menuMessages);
  const may = useMay();
  const links = [
    [may("person", "list"), "/people", m.find],
    [may("person", "create"), "/people/new", m.newPerson],
    [may("import", "create"), "/imports/new", m.newImport],
    [may("liaison", "create"), "/liaison/contact", m.contact],
    [may("found", "list"), "/found", words.found],
    [may("what_if", "list"), "/what-if", words.whatIf],
    [may("unit", "update"), "/units", m.units],
    [may("account", "list") || may("grant", "list"), "/accounts", m.accounts],
    [may("audit", "list"), "/audit", m.audit],
  ] as const;
  return (
    <Part title={m.quick}>
      <ul className="dk-plain dk-work__links">
        {links
          .filter(([shown]) => shown)
          .map(([, to, label]) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
        <li>
          <a href="/my">{m.mine}</a>
        </li>
      </ul>
    </Part>
  );
}
