import type { OwnRating } from "@jucai/contract";
import type { InputOf } from "@jucai/contract/client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choices.tsx";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { MySection } from "../my-page.tsx";
import { rating, useOnce } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";

type Given = InputOf<"POST /api/v1/claims/:id/rating">["body"];
type Score = Given["score"];
const scores: readonly Score[] = [5, 4, 3, 2, 1];

/** 好差评: five levels, once per claim, when it is closed. */
export function RatingPart({ id }: { readonly id: string }) {
  const m = useMessages(claimsMessages);
  const { data } = useQuery(rating(id));
  if (data === undefined || (!data.mayRate && data.rating === null)) return null;
  return (
    <MySection id="rating" title={m.rate} {...(data.mayRate && { lead: m.rateLead })}>
      {data.rating ? <Rated rating={data.rating} /> : <RateForm id={id} />}
    </MySection>
  );
}

function Rated({ rating: { score, words, callback } }: { readonly rating: NonNullable<OwnRating["rating"]> }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  return (
    <Notice tone="green" icon="check" role="status">
      <p>{m.rated(m[`score${score}`])}</p>
      {words && <p>{words}</p>}
      {callback?.dueOn && callback.state !== "done" && <p>{m.callback(formatIsoDay(callback.dueOn, language))}</p>}
      {callback?.words && <p>{m.calledBack(callback.words)}</p>}
    </Notice>
  );
}

function RateForm({ id }: { readonly id: string }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  const [score, setScore] = useState<Score>();
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const send = useOnce((body: Given, key) =>
    client.call("POST /api/v1/claims/:id/rating", { params: { id }, body, key }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (score !== undefined) send.mutate({ score, ...(words.trim() !== "" && { words: words.trim() }) });
  };
  return (
    <form className="jc-stack jc-no-print" onSubmit={submit} noValidate>
      <RadioGroup
        name="score"
        legend={m.rateLegend}
        error={tried && score === undefined ? m.rateMissing : undefined}
        options={scores.map((one) => ({ value: String(one), label: m[`score${one}`] }))}
        value={score === undefined ? undefined : String(score)}
        onChoose={(value) => setScore(scores.find((one) => String(one) === value))}
      />
      <Field label={m.rateWords}>
        {(control) => (
          <textarea
            {...control}
            className="jc-input"
            rows={3}
            maxLength={1000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      {send.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(send.error, language)}
        </Notice>
      )}
      <Button type="submit" disabled={send.isPending}>
        {m.rateSend}
      </Button>
    </form>
  );
}
