import { Button } from "antd";
import { useNavigate, useParams } from "react-router";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import "./window.css";
import { windowMessages } from "./window.messages.ts";

/** What the person takes home: printed on A4 with places to sign; it can be printed again. */
export function ReceiptPage() {
  const m = useMessages(windowMessages);
  const say = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { number = "" } = useParams();
  const receipt = useAsk("GET /api/v1/window/receipts/:number", { params: { number } });
  return (
    <Page
      title={m.receipt}
      crumbs={[{ title: m.title, to: "/window" }]}
      actions={
        <>
          <Button type="primary" data-key="p" onClick={() => window.print()}>
            {m.print}
          </Button>
          <Button data-key="n" onClick={() => void navigate("/window")}>
            {m.again}
          </Button>
        </>
      }
    >
      <Answered query={receipt}>
        {({ number: printed, at, person, lines, purpose, paper, clerk, unit, rights }) => (
          <article className="dk-paper" aria-label={m.receipt}>
            <p className="dk-paper__number">{m.receiptNumber(printed)}</p>
            <table>
              <caption className="jc-hidden">{m.receipt}</caption>
              <tbody>
                <Row head={m.name} says={person.name} />
                <Row head={m.id} says={person.idMasked ?? "—"} />
                <Row head={m.at} says={formatMoment(at, language)} />
                <Row head={m.unit} says={unit} />
                <Row head={m.clerk} says={clerk} />
                <Row head={m.purpose} says={say(purpose)} />
                <Row head={m.paperLine} says={paper} />
                {lines
                  .filter(({ label }) => say(label) !== m.name && say(label) !== m.id)
                  .map(({ label, text }) => (
                    <Row key={label.zh} head={say(label)} says={say(text)} />
                  ))}
                <Row head={m.rights} says={say(rights)} />
              </tbody>
            </table>
            <div className="dk-paper__signs">
              {[m.personSign, m.clerkSign, m.seal].map((sign) => (
                <p key={sign}>
                  {sign}
                  <span>{m.date}</span>
                </p>
              ))}
            </div>
          </article>
        )}
      </Answered>
    </Page>
  );
}

function Row({ head, says }: { readonly head: string; readonly says: string }) {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td>{says}</td>
    </tr>
  );
}
