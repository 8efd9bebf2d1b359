import type { ReactNode } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Ways } from "../../funds/kit/ways.tsx";
import { Page } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { tasksMessages } from "./tasks.messages.ts";
import "./tasks.css";

type Props = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** The pages about tasks have one way round: lights, list, own unit, calendar, year, rules. */
export function TasksFrame({ title, lead, actions, children }: Props) {
  const m = useMessages(tasksMessages);
  const may = useMay();
  const ways: readonly (readonly [string, string, boolean])[] = [
    ["/tasks", m.board, may("task", "count")],
    ["/tasks/list", m.list, may("task", "list")],
    ["/tasks/mine", m.mine, may("task", "update")],
    ["/tasks/calendar", m.calendar, may("task", "list")],
    ["/tasks/year", m.year, may("task", "list")],
    ["/lights", m.lights, may("light", "read")],
  ];
  return (
    <Page
      title={title}
      crumbs={title === m.board ? [] : [{ title: m.board, to: "/tasks" }]}
      lead={lead}
      actions={actions}
    >
      <Ways label={m.views} to={ways.filter(([, , shown]) => shown).map(([to, name]) => [to, name] as const)} />
      {children}
    </Page>
  );
}
