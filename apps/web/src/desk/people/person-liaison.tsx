import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { peopleMessages } from "./people.messages.ts";

/** Who keeps in touch with this person, and the last contacts. */
export function PersonLiaison({ person }: { readonly person: string }) {
  const m = useMessages(peopleMessages);
  const say = useText();
  const liaisons = useAsk("GET /api/v1/liaisons", { query: { subject: person, pageSize: 20 } });
  const contacts = useAsk("GET /api/v1/contacts", { query: { subject: person, pageSize: 5 } });
  return (
    <Part title={m.liaison} actions={<Link to={`/liaison?subject=${person}`}>{m.toLiaison}</Link>}>
      <Answered query={liaisons} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{m.liaisonNone}</p>
          ) : (
            <ul className="dk-plain">
              {items.map(({ id, contact, unit, standing }) => (
                <li key={id}>
                  <strong lang="zh-CN">{contact.name}</strong> {say(unit.name)} · {say(standing.says)}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <h3>{m.contacts}</h3>
      <Answered query={contacts} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{m.contactsNone}</p>
          ) : (
            <ul className="dk-plain">
              {items.map(({ id, on, by, summary }) => (
                <li key={id}>
                  {on ?? "—"} <span lang="zh-CN">{by}</span> {summary}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Part>
  );
}
