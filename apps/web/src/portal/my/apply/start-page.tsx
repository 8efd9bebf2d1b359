import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { measure as askMeasure } from "../../../lib/api.ts";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { forgetHandover, handedOver, type Handover } from "../../../lib/handover.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/choices.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Loading } from "../../../ui/states.tsx";
import { Answered } from "../answered.tsx";
import { NoPerson } from "../my-home-page.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { drafts, type Session, useOnce } from "../queries.ts";
import { applyMessages } from "./apply.messages.ts";

/** Where a form begins: with what the check handed over, with one measure, or with a draft that waits. */
export function StartPage({ session }: { readonly session: Session }) {
  const m = useMessages(applyMessages);
  const isSomebody = session.account.person !== null || session.acting !== null;
  return (
    <MyPage title={m.startTitle} lead={m.startLead}>
      {isSomebody ? (
        <>
          <Beginning />
          <Drafts />
        </>
      ) : (
        <NoPerson />
      )}
    </MyPage>
  );
}

function Beginning() {
  const m = useMessages(applyMessages);
  const [handover] = useState(handedOver);
  const [address] = useSearchParams();
  const measure = address.get("measure") ?? "";
  if (measure !== "") return <OneMeasure id={measure} />;
  if (handover?.role === "employer") return <ForEmployers />;
  if (handover !== undefined) return <Choose offered={handover} />;
  return (
    <div className="jc-stack">
      <p>{m.startEmpty}</p>
      <p className="jc-row">
        <a className={buttonClass("primary")} href="/check">
          {m.toCheck}
        </a>
        <Link className={buttonClass()} to="/policies?kind=benefit&who=person">
          {m.toPolicies}
        </Link>
      </p>
    </div>
  );
}

function ForEmployers() {
  const m = useMessages(applyMessages);
  return (
    <Notice tone="blue">
      <p>{m.employerOnly}</p>
      <a href="/desk/own-claims/new">{m.toDesk}</a>
    </Notice>
  );
}

/** From a measure's own page: nothing is known yet but which one. */
function OneMeasure({ id }: { readonly id: string }) {
  const m = useMessages(applyMessages);
  const found = useQuery(askMeasure(id));
  if (found.isPending) return <Loading lines={3} />;
  if (found.data === undefined) return <p>{m.startEmpty}</p>;
  const { measure, policy } = found.data;
  return (
    <Choose
      offered={{
        role: "person",
        place: policy.place,
        chosen: [{ measure: measure.id, title: measure.title }],
        answers: {},
      }}
    />
  );
}

function Choose({ offered }: { readonly offered: Handover }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(() => offered.chosen.map(({ measure }) => measure));
  const [tried, setTried] = useState(false);
  const begin = useOnce(
    (measures: string[], key) =>
      client.call("POST /api/v1/applications", {
        body: { place: offered.place, chosen: measures, answers: offered.answers },
        key,
      }),
    ({ id }) => {
      forgetHandover();
      void navigate(`/my/apply/${id}`, { replace: true });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.length > 0) begin.mutate(chosen);
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      <CheckboxGroup
        name="chosen"
        legend={m.chooseLegend}
        hint={m.chooseHint}
        error={tried && chosen.length === 0 ? m.chooseNone : undefined}
        options={offered.chosen.map(({ measure, title }) => ({ value: measure, label: say(title) }))}
        values={chosen}
        onChoose={setChosen}
      />
      {begin.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(begin.error, language)}
        </Notice>
      )}
      <Button type="submit" look="primary" wide disabled={begin.isPending}>
        {m.start}
      </Button>
    </form>
  );
}

function Drafts() {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const found = useQuery(drafts());
  const join = language === "zh" ? "、" : "; ";
  return (
    <MySection id="drafts" title={m.drafts}>
      <Answered query={found} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="jc-muted">{m.draftsNone}</p>
          ) : (
            <ul className="jc-stack my-list">
              {items.map(({ id, titles, updatedAt, expiresOn }) => (
                <li key={id} className="jc-card jc-stack jc-stack--tight">
                  <p>
                    <Link to={`/my/apply/${id}`}>
                      {m.draftOf(titles.map(say).join(join), formatIsoDay(expiresOn, language))}
                    </Link>
                  </p>
                  <p className="jc-hint">{m.lastSaved(formatMoment(updatedAt, language))}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </MySection>
  );
}
