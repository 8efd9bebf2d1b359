import { formatFen } from "../../lib/format.ts";
import { Button, Disclosure, StatusTag } from "../../ui/index.ts";
import { amountInWords } from "../show/amount.ts";
import type { JudgedPlace } from "../state/judge.ts";
import type { PlacesBook } from "../state/merge-books.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { endedIn, hadIn, onlyThere } from "./differences.ts";
import { almostOf, countOf, outlookOf } from "./outlook.ts";

type Props = {
  readonly book: PlacesBook;
  readonly session: Session;
  readonly chosen: string;
  readonly choose: (code: string) => void;
};

/** The places beside each other: money, what only one of them gives, what is almost had, what has ended. */
export function ComparePlaces({ book, session, chosen, choose }: Props) {
  const { w, t } = useWording();
  const { places } = session.judged;
  const labels = book.vocabulary.facts.filter(({ id }) => id in book.follows).map(({ label }) => t(label));
  return (
    <section className="jc-section ck-compare">
      <h2>{w.compareTitle(places.map(({ at }) => t(at.name)).join(w.listJoin))}</h2>
      <Bars places={places} />
      {labels.length > 0 && <p className="jc-hint">{w.compareAssumes([...new Set(labels)].join(w.listJoin))}</p>}
      <div className="ck-places">
        {places.map((place) => (
          <Place
            key={place.at.code}
            place={place}
            session={session}
            chosen={place.at.code === chosen}
            choose={() => choose(place.at.code)}
          />
        ))}
      </div>
      <Disclosure summary={w.compareTable}>
        <Table places={places} on={session.check.on} />
      </Disclosure>
    </section>
  );
}

function Bars({ places }: { readonly places: readonly JudgedPlace[] }) {
  const { w, t, locale } = useWording();
  // What is settled only: what is still possible would dwarf it.
  const most = Math.max(1, ...places.map(({ bundle }) => bundle.totalFen));
  return (
    <>
      <p>{w.compareBars}</p>
      <ul className="ck-bars">
        {places.map(({ at, bundle }) => (
          <li key={at.code} className="ck-bars__row">
            <span>{t(at.name)}</span>
            <span className="ck-bars__track" aria-hidden="true">
              {bundle.totalFen > 0 && (
                <span className="ck-bars__bar" style={{ width: `${(100 * bundle.totalFen) / most}%` }} />
              )}
            </span>
            <span className="jc-money">{formatFen(bundle.totalFen, locale)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type PlaceProps = {
  readonly place: JudgedPlace;
  readonly session: Session;
  readonly chosen: boolean;
  readonly choose: () => void;
};

function Place({ place, session, chosen, choose }: PlaceProps) {
  const wording = useWording();
  const { w, t } = wording;
  const only = onlyThere(place, session.judged.places);
  const almost = almostOf(outlookOf(place, session.check.on));
  const open = countOf(place.decisions, "unknown", "judgement");
  const ended = endedIn(place, session.check.on);
  return (
    <article className="jc-card jc-stack jc-stack--tight">
      <h3>{t(place.at.name)}</h3>
      <p>{w.compareClaim(hadIn(place).length)}</p>
      {only.length > 0 && (
        <>
          <p>
            <strong>{w.compareOnly}</strong>
          </p>
          <ul className="ck-list ck-list--tight">
            {only.map(({ benefit, decision }) => (
              <li key={benefit.id}>
                {t(benefit.title)} <span className="jc-hint">{amountInWords(decision.amount, wording)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="jc-secondary">{w.compareAlmost(almost)}</p>
      {open > 0 && <p className="jc-secondary">{w.compareOpen(open)}</p>}
      {ended.map(({ policy, status, count }) => (
        <p key={policy.id} className="jc-secondary">
          <StatusTag status={status} /> {w.compareEnded(t(policy.short), count)}
        </p>
      ))}
      <p className="jc-no-print">
        <Button aria-pressed={chosen} onClick={choose}>
          {chosen ? w.compareShown : w.compareShow(t(place.at.name))}
        </Button>
      </p>
    </article>
  );
}

function Table({ places, on }: { readonly places: readonly JudgedPlace[]; readonly on: string }) {
  const { w, t, locale } = useWording();
  const rows: readonly (readonly [string, (place: JudgedPlace) => string | number])[] = [
    [w.total, ({ bundle }) => formatFen(bundle.totalFen, locale)],
    [w.a, (place) => hadIn(place).length],
    [w.c, (place) => almostOf(outlookOf(place, on))],
    [w.d, ({ decisions }) => countOf(decisions, "unknown", "judgement")],
    [w.e, ({ decisions }) => countOf(decisions, "not_in_force")],
    [w.f, ({ decisions }) => countOf(decisions, "ineligible")],
  ];
  return (
    <div className="jc-table-scroll" tabIndex={0} role="region" aria-label={w.compareTable}>
      <table className="jc-table">
        <thead>
          <tr>
            <th scope="col">{w.item}</th>
            {places.map(({ at }) => (
              <th key={at.code} scope="col" className="jc-number">
                {t(at.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, value]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {places.map((place) => (
                <td key={place.at.code} className="jc-number">
                  {value(place)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
