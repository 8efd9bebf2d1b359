import { Alert, Form, type FormInstance } from "antd";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useAsk } from "../shell/ask.ts";
import { useMay } from "../shell/session.ts";
import { peopleMessages } from "./people.messages.ts";

/** While a name is typed: who is registered under it already, so that nobody is registered twice. */
export function Similar({ form }: { readonly form: FormInstance }) {
  const m = useMessages(peopleMessages);
  const may = useMay();
  const typed: unknown = Form.useWatch("name", form);
  const name = useDeferredValue(typeof typed === "string" ? typed.trim() : "");
  const enabled = [...name].length >= 2 && may("person", "list");
  const { data } = useAsk("GET /api/v1/people", { query: { q: name, pageSize: 5, state: "all" } }, { enabled });
  if (!enabled || data === undefined || data.items.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="dk-notice"
      title={m.similar}
      description={
        <ul className="dk-plain">
          {data.items.map(({ id, name: known, birthMonth, idMasked, units }) => (
            <li key={id}>
              <Link to={`/people/${id}`} target="_blank" lang="zh-CN">
                {known}
              </Link>{" "}
              {birthMonth} {idMasked} <span lang="zh-CN">{units.map((unit) => unit.name).join("、")}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
