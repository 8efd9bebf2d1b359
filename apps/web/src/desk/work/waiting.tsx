import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { LightMark } from "../tasks/kit/light-mark.tsx";
import { isPressing } from "../tasks/kit/pressing.ts";
import { daysLeft } from "./days-left.ts";
import { workMessages } from "./work.messages.ts";

const figure = (n: number) => n.toLocaleString("en-US");
/** How many of a list the first screen names; the rest is behind its link. */
const shown = 5;
/** Days ahead for which a roster counts as due. */
const ahead = 60;

/** Claims that wait for the reader, by queue, with what is overdue. */
export function ClaimsWaiting() {
  const m = useMessages(workMessages);
  const say = useText();
  const queues = useAsk("GET /api/v1/claims/queues");
  return (
    <Waiting title={m.claims} to="/claims">
      <Answered query={queues} lines={2}>
        {({ items }) => (
          <List
            none={m.claimsNone}
            items={items
              .filter(({ key, count }) => key !== "all" && count > 0)
              .map(({ key, name, count, overdue }) => ({
                id: key,
                content: (
                  <>
                    <Link to={`/claims?queue=${key}`}>{say(name)}</Link> <strong>{count}</strong>{" "}
                    {overdue > 0 && <span className="dk-broken">{m.claimsLate(overdue)}</span>}
                  </>
                ),
              }))}
          />
        )}
      </Answered>
    </Waiting>
  );
}

/** Imports that were checked and wait to be confirmed. */
export function ImportsWaiting() {
  const m = useMessages(workMessages);
  const imports = useAsk("GET /api/v1/imports", { query: { status: "checked", pageSize: shown } });
  return (
    <Waiting title={m.imports} to="/imports">
      <Answered query={imports} lines={2}>
        {({ items }) => (
          <List
            none={m.importsNone}
            items={items.map(({ id, fileName, counts }) => ({
              id,
              content: (
                <Link to={`/imports/${id}`} lang="zh-CN">
                  {m.importOf(fileName, figure(counts?.rows ?? 0))}
                </Link>
              ),
            }))}
          />
        )}
      </Answered>
    </Waiting>
  );
}

/** Pairs of persons who may be one. */
export function DuplicatesWaiting() {
  const m = useMessages(workMessages);
  const summary = useAsk("GET /api/v1/duplicates/summary");
  return (
    <Waiting title={m.duplicates} to="/duplicates">
      <Answered query={summary} lines={1}>
        {({ open }) => <p>{open === 0 ? m.duplicatesNone : <strong>{m.duplicatesSays(figure(open))}</strong>}</p>}
      </Answered>
    </Waiting>
  );
}

/** People whose contact is due soon, today or overdue. */
export function LiaisonWaiting() {
  const m = useMessages(workMessages);
  const say = useText();
  const reminders = useAsk("GET /api/v1/liaison/reminders", { query: { pageSize: shown } });
  return (
    <Waiting title={m.liaison} to="/liaison">
      <Answered query={reminders} lines={2}>
        {({ items }) => (
          <List
            none={m.liaisonNone}
            items={items.map(({ id, liaison, says, due }) => ({
              id,
              content: (
                <>
                  {liaison === null ? say(says) : <Link to={`/liaison/${liaison}`}>{say(says)}</Link>} <Due day={due} />
                </>
              ),
            }))}
          />
        )}
      </Answered>
    </Waiting>
  );
}

/** Rosters that are due soon and not complete. */
export function RostersWaiting() {
  const m = useMessages(workMessages);
  const say = useText();
  const rosters = useAsk("GET /api/v1/rosters");
  return (
    <Waiting title={m.rosters} to="/rosters">
      <Answered query={rosters} lines={2}>
        {({ items }) => (
          <List
            none={m.rostersNone}
            items={items
              .flatMap(({ id, name, next, units }) => {
                const day = next?.day;
                if (!day || daysLeft(day, new Date()) > ahead || units.handedIn >= units.expected) return [];
                return [{ id, name, day, units }];
              })
              .sort((one, other) => one.day.localeCompare(other.day))
              .slice(0, shown)
              .map(({ id, name, day, units }) => ({
                id,
                content: (
                  <>
                    <Link to={`/rosters/${id}`}>{say(name)}</Link> {m.rosterSays(units.handedIn, units.expected)}{" "}
                    <Due day={day} />
                  </>
                ),
              }))}
          />
        )}
      </Answered>
    </Waiting>
  );
}

/** What the reader's own units owe and that presses: overdue, behind, sent back or due soon. */
export function TasksWaiting() {
  const m = useMessages(workMessages);
  const say = useText();
  const mine = useAsk("GET /api/v1/assignments", { query: { mine: "true", pageSize: shown } });
  return (
    <Waiting title={m.tasks} to="/tasks/mine">
      <Answered query={mine} lines={2}>
        {({ items }) => (
          <List
            none={m.tasksNone}
            items={items.filter(isPressing).map(({ id, title, periodLabel, light, daysLeft }) => ({
              id,
              content: (
                <>
                  <Link to={`/tasks/${id}`}>{say(title)}</Link> <span className="jc-hint">{say(periodLabel)}</span>{" "}
                  <LightMark light={light} daysLeft={daysLeft} />
                </>
              ),
            }))}
          />
        )}
      </Answered>
    </Waiting>
  );
}

/** How many people the reader may see. */
export function PeopleOnRecord() {
  const m = useMessages(workMessages);
  const may = useMay();
  const counts = useAsk("GET /api/v1/people/counts", { query: { by: "verified" } });
  // Finance and supervision may count people without seeing them.
  return (
    <Waiting title={m.people} to={may("person", "list") ? "/people" : undefined}>
      <Answered query={counts} lines={1}>
        {({ total }) => <p className="dk-work__figure">{m.peopleCount(figure(total))}</p>}
      </Answered>
    </Waiting>
  );
}

function Waiting({
  title,
  to,
  children,
}: {
  readonly title: string;
  readonly to: string | undefined;
  readonly children: ReactNode;
}) {
  const m = useMessages(workMessages);
  return (
    <Part
      title={title}
      actions={
        to !== undefined && (
          <Link to={to} aria-label={`${m.all}: ${title}`}>
            {m.all}
          </Link>
        )
      }
    >
      {children}
    </Part>
  );
}

type Item = { readonly id: string; readonly content: ReactNode };

function List({ items, none }: { readonly items: readonly Item[]; readonly none: string }) {
  if (items.length === 0) return <p className="jc-hint">{none}</p>;
  return (
    <ul className="dk-plain dk-work__list">
      {items.map(({ id, content }) => (
        <li key={id}>{content}</li>
      ))}
    </ul>
  );
}

/** A last day: the date itself, and how far it is. */
function Due({ day }: { readonly day: string }) {
  const m = useMessages(workMessages);
  const left = daysLeft(day, new Date());
  return (
    <span className={left < 0 ? "dk-broken" : left <= 5 ? "dk-soon" : "jc-hint"}>
      {m.by(day)} · {m.inDays(left)}
    </span>
  );
}
