import { Alert, Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { forgetHandover, handedOver } from "../../lib/handover.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page, Part } from "../shell/page.tsx";
import { Offered } from "./offered.tsx";
import { ownClaimsMessages } from "./own-claims.messages.ts";
import { useOwnUnits } from "./own-units.ts";

/** Which unit claims what: with the check's answers where it was run, else chosen from the measures for employers. */
export function NewClaimPage() {
  const m = useMessages(ownClaimsMessages);
  const say = useText();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const units = useOwnUnits();
  const [handover] = useState(() => {
    const found = handedOver();
    return found?.role === "employer" ? found : undefined;
  });
  const [unit, setUnit] = useState(units[0]?.id);
  const [chosen, setChosen] = useState<readonly string[]>(
    () => handover?.chosen.map(({ measure }) => measure) ?? address.getAll("measure"),
  );
  const [tried, setTried] = useState(false);
  const place = handover?.place ?? units.find(({ id }) => id === unit)?.place;
  const start = useOnce("POST /api/v1/applications", ({ id }) => {
    forgetHandover();
    void navigate(`/own-claims/forms/${id}`, { replace: true });
  });
  const begin = () => {
    setTried(true);
    if (unit === undefined || place === undefined || chosen.length === 0) return;
    start.mutate({ body: { place, employer: unit, chosen: [...chosen], answers: handover?.answers ?? {} } });
  };
  const crumbs = [{ title: m.title, to: "/own-claims" }];
  if (units.length === 0)
    return (
      <Page title={m.newTitle} crumbs={crumbs}>
        <p>{m.noUnit}</p>
      </Page>
    );
  return (
    <Page title={m.newTitle} lead={m.newLead} crumbs={crumbs}>
      <Faults error={start.error} />
      {units.length > 1 && (
        <Labelled label={m.unit}>
          {(id) => (
            <Select
              id={id}
              value={unit ?? null}
              onChange={setUnit}
              options={units.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
        </Labelled>
      )}
      {handover ? (
        <Part title={m.fromCheck}>
          <Checkbox.Group
            value={[...chosen]}
            onChange={(next) => setChosen(next)}
            options={handover.chosen.map(({ measure, title }) => ({ value: measure, label: say(title) }))}
          />
        </Part>
      ) : (
        place !== undefined && (
          <Offered who="employer" title={m.offered} none={m.none} place={place} chosen={chosen} onChoose={setChosen} />
        )
      )}
      {tried && chosen.length === 0 && <Alert type="error" role="alert" showIcon title={m.chooseNone} />}
      <p>
        <Button type="primary" loading={start.isPending} onClick={begin}>
          {m.start}
        </Button>
      </p>
    </Page>
  );
}
