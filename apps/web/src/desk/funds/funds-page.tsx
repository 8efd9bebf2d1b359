import { CheckCircleOutlined } from "@ant-design/icons";
import { Alert, Button, Tag } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { YearChoice } from "../rosters/rosters-page.tsx";
import { FundWays } from "./fund-ways.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { BulletBar } from "./kit/bullet-bar.tsx";
import { usePlace } from "./kit/use-place.ts";
import { NewFundDialog, type NewFund } from "./new-fund-dialog.tsx";
import { Shortfalls } from "./shortfalls.tsx";
import { type Fund, type FundList, yearNow } from "./types.ts";

/** Every fund of the place in one year: budget, held, paid; and what has been granted without money. */
export function FundsPage() {
  const m = useMessages(fundsMessages);
  const may = useMay();
  const place = usePlace();
  const [asked, set] = useUrlState({ year: "" });
  const [making, setMaking] = useState<NewFund>();
  const year = Number(asked.year) || yearNow();
  const list = useAsk("GET /api/v1/funds", { query: { place, year } }, { keep: true, enabled: place !== "" });
  const make = may("fund", "create") && (
    <Button type="primary" data-key="n" onClick={() => setMaking({})}>
      {m.make}
    </Button>
  );
  return (
    <Page title={m.title} lead={m.lead} actions={make}>
      <FundWays />
      <div className="dk-filters">
        <YearChoice year={year} onYear={(next) => set({ year: String(next) })} />
      </div>
      <Answered query={list}>
        {(found) => (
          <>
            <Balanced balanced={found.balanced} />
            {found.items.length === 0 && <p className="dk-empty dk-part">{m.none}</p>}
            <div className="dk-funds">
              {found.items.map((fund) => (
                <FundCard key={fund.id} fund={fund} year={year} />
              ))}
            </div>
            <Named named={found.named} onMake={may("fund", "create") ? setMaking : undefined} />
            <Shortfalls place={place} year={year} />
          </>
        )}
      </Answered>
      {making && <NewFundDialog place={place} start={making} onClose={() => setMaking(undefined)} />}
    </Page>
  );
}

export function Balanced({ balanced }: { readonly balanced: boolean }) {
  const m = useMessages(fundsMessages);
  if (!balanced) return <Alert type="error" role="alert" showIcon className="dk-notice" title={m.unbalanced} />;
  return (
    <p className="dk-balanced">
      <Tag color="success" icon={<CheckCircleOutlined aria-hidden />}>
        {m.balanced}
      </Tag>
    </p>
  );
}

function FundCard({ fund, year }: { readonly fund: Fund; readonly year: number }) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const of = fund.years.find((each) => each.year === year);
  return (
    <section className="dk-part" aria-label={say(fund.name)}>
      <h2 className="dk-fund__name">
        <Link data-row to={`/funds/${fund.id}`}>
          {say(fund.name)}
        </Link>
      </h2>
      <p className="jc-hint">
        {[fund.source, fund.unit && say(fund.unit.name)].filter(Boolean).join(" · ") || fund.key}
      </p>
      {of ? (
        <BulletBar limit={of.budgetFen} held={of.heldFen} paid={of.paidFen + of.inPaymentFen} left={of.availableFen} />
      ) : (
        <p>{m.noYear}</p>
      )}
    </section>
  );
}

type NamedProps = { readonly named: FundList["named"]; readonly onMake: ((start: NewFund) => void) | undefined };

/** What documents name and nobody made: the money of their benefits has nowhere to come from. */
function Named({ named, onMake }: NamedProps) {
  const m = useMessages(fundsMessages);
  const say = useText();
  if (named.length === 0) return null;
  return (
    <Part title={m.named}>
      <ul>
        {named.map(({ key, name, policies }) => (
          <li key={key}>
            {say(name)} <span className="jc-hint">{m.namedBy(policies.join(" · "))}</span>{" "}
            {onMake && (
              <Button size="small" onClick={() => onMake({ key, zh: name.zh, en: name.en })}>
                {m.makeOf(say(name))}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
