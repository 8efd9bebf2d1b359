import { RequestFailed } from "@jucai/contract/client";
import { Alert, Button, Progress } from "antd";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Failed } from "../shell/answered.tsx";
import { useSaid } from "./said.ts";
import type { Population } from "./types.ts";
import type { Made } from "./use-population.ts";
import { whatIfMessages } from "./what-if.messages.ts";

/** How far the people are; failed, stopped and empty with the way on. Nothing once they are ready. */
export function PopulationState({ made, gone }: { readonly made: Made; readonly gone: boolean }) {
  const m = useMessages(whatIfMessages);
  const say = useText();
  const { state, population, error, stop, again } = made;
  return (
    <>
      {gone && <Alert type="info" role="status" showIcon className="dk-notice" title={m.gone} />}
      {state === "making" && <MakingBar population={population} onStop={stop} />}
      {state === "stopped" && (
        <Alert
          type="info"
          role="status"
          showIcon
          className="dk-notice"
          title={m.stopped}
          action={<Again on={again} />}
        />
      )}
      {state === "failed" && population && (
        <Alert
          type="error"
          role="alert"
          showIcon
          className="dk-notice"
          title={m.makeFailed}
          description={population.message && say(population.message)}
          action={<Again on={again} />}
        />
      )}
      {state === "failed" && !population && <NotBegun error={error} onAgain={again} />}
      {state === "ready" && population?.of === 0 && (
        <p className="dk-part dk-empty">
          {m.empty} {population.kind === "registry" && <Link to="/people">{m.toPeople}</Link>}
        </p>
      )}
    </>
  );
}

function Again({ on }: { readonly on: () => void }) {
  const m = useMessages(whatIfMessages);
  return <Button onClick={on}>{m.again}</Button>;
}

/** What was asked for is named with every fault, such as a day on which the benefit was not in force. */
function NotBegun({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }) {
  const fields = error instanceof RequestFailed ? (error.answer?.fields ?? []) : [];
  return (
    <>
      <Failed error={error} onRetry={onAgain} />
      {fields.map(({ field, says }) => (
        <p key={field}>{says}</p>
      ))}
    </>
  );
}

function MakingBar({
  population,
  onStop,
}: {
  readonly population: Population | undefined;
  readonly onStop: () => void;
}) {
  const m = useMessages(whatIfMessages);
  const { count, persons } = useSaid();
  const { state = "reading", done = 0, of = null } = population ?? {};
  const says =
    of === null
      ? done > 0
        ? m.readingSome(persons(done))
        : m.making
      : state === "screening"
        ? m.screening(count(done), persons(of))
        : m.reading(count(done), persons(of));
  return (
    <section className="dk-part dk-making" aria-label={m.making}>
      <div className="dk-making__bar">
        <p role="status">{says}</p>
        <Progress
          aria-label={m.making}
          percent={of ? Math.floor((100 * done) / of) : 0}
          showInfo={of !== null}
          status="active"
        />
      </div>
      <Button onClick={onStop}>{m.stop}</Button>
    </section>
  );
}
