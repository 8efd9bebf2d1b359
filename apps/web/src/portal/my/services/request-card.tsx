import type { AnswerOf } from "@jucai/contract/client";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import type { IconName } from "../../../ui/icon.tsx";
import { Tag, type Tone } from "../../../ui/tag.tsx";
import { useOnce } from "../queries.ts";
import { servicesMessages } from "./services.messages.ts";

type Request = AnswerOf<"GET /api/v1/my/service-requests">["items"][number];

const looks: Readonly<Record<Request["state"], readonly [Tone, IconName]>> = {
  asked: ["blue", "clock"],
  taken: ["blue", "clock"],
  granted: ["green", "check"],
  declined: ["red", "warning"],
  withdrawn: ["grey", "swap"],
};

/** What was asked for, by when it is answered, and the answer. */
export function RequestCard({ request }: { readonly request: Request }) {
  const m = useMessages(servicesMessages);
  const say = useText();
  const { language } = useLanguage();
  const { id, version, number, service, state, answers, words, dueOn, unit, answer } = request;
  const withdraw = useOnce((of: number, key) =>
    client.call("POST /api/v1/service-requests/:id/withdraw", { params: { id }, body: { version: of }, key }),
  );
  const [tone, icon] = looks[state];
  const open = state === "asked" || state === "taken";
  return (
    <li className="jc-card jc-stack jc-stack--tight">
      <p>
        <strong>{say(service.name)}</strong>{" "}
        <Tag tone={tone} icon={icon}>
          {m[state]}
        </Tag>
      </p>
      <p className="jc-hint">
        {number} · {say(unit.name)}
        {open && dueOn !== null && ` · ${m.dueBy(formatIsoDay(dueOn, language))}`}
      </p>
      {answers.map(({ key, label, value }) => (
        <p key={key}>
          {say(label)}：{value}
        </p>
      ))}
      {words && <p>{words}</p>}
      {answer && (
        <p>
          <strong>{m.answer}</strong>：{answer.words}
        </p>
      )}
      {withdraw.isError && <p role="alert">{failureInWords(withdraw.error, language)}</p>}
      {open && (
        <p>
          <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate(version)}>
            {m.withdraw}
          </Button>
        </p>
      )}
    </li>
  );
}
