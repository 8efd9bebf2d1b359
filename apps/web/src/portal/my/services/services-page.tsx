import { useQuery } from "@tanstack/react-query";
import { useMessages } from "../../../lib/language.tsx";
import { Answered } from "../answered.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { myRecognitions, serviceRequests, services } from "./queries.ts";
import { RecognitionCard } from "./recognition-card.tsx";
import { RequestCard } from "./request-card.tsx";
import { ServiceCard } from "./service-card.tsx";
import "./services.css";
import { servicesMessages } from "./services.messages.ts";

/** Recognitions with their cards, requests and their answers, and what may be asked for. */
export function ServicesPage() {
  const m = useMessages(servicesMessages);
  const [held, asked, offered] = [useQuery(myRecognitions()), useQuery(serviceRequests()), useQuery(services())];
  return (
    <MyPage title={m.title} lead={m.lead}>
      <MySection id="recognised" title={m.mine}>
        <Answered query={held} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{m.noneRecognised}</p>
            ) : (
              <ul className="sv-list">
                {items.map((it) => (
                  <RecognitionCard key={it.id} recognition={it} />
                ))}
              </ul>
            )
          }
        </Answered>
      </MySection>
      <MySection id="requests" title={m.requests}>
        <Answered query={asked} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{m.noRequests}</p>
            ) : (
              <ul className="sv-list">
                {items.map((it) => (
                  <RequestCard key={it.id} request={it} />
                ))}
              </ul>
            )
          }
        </Answered>
      </MySection>
      <MySection id="services" title={m.services}>
        <Answered query={offered} lines={4}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{m.noServices}</p>
            ) : (
              <ul className="sv-list">
                {items.map((it) => (
                  <ServiceCard key={it.id} service={it} />
                ))}
              </ul>
            )
          }
        </Answered>
      </MySection>
    </MyPage>
  );
}
