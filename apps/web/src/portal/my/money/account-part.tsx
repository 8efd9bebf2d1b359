import { type FormEvent, useEffect, useRef, useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatFen } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { MySection } from "../my-page.tsx";
import { type MyMoney, useOnce } from "../queries.ts";
import { moneyMessages } from "./money.messages.ts";

type Props = { readonly mine: MyMoney };

/** The account the money goes to; after a payment came back, the one field that has to be put right. */
export function AccountPart({ mine: { account, bounced, awards } }: Props) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const mustFix = bounced.length > 0 && !saved;
  const name = awards[0]?.party.name ?? "";
  return (
    <MySection id="account" title={m.account}>
      {bounced.map(({ payment, fen, why }) => (
        <Notice key={payment} tone="orange" icon="warning" role="alert">
          <p>
            <strong>{m.bounced(formatFen(fen, language))}</strong>
          </p>
          <p>{m.bouncedWhy(why)}</p>
          <p>{m.bouncedFix}</p>
        </Notice>
      ))}
      {account ? <Account account={account} /> : <p>{m.accountNone}</p>}
      {saved && (
        <Notice tone="green" icon="check" role="status">
          {m.saved}
        </Notice>
      )}
      {open || mustFix ? (
        <AccountForm
          account={account}
          name={name}
          short={mustFix && account !== null}
          onDone={() => {
            setOpen(false);
            setSaved(true);
          }}
          onCancel={mustFix ? undefined : () => setOpen(false)}
        />
      ) : (
        <Button onClick={() => setOpen(true)}>{account ? m.changeAccount : m.enterAccount}</Button>
      )}
    </MySection>
  );
}

function Account({ account }: { readonly account: NonNullable<MyMoney["account"]> }) {
  const m = useMessages(moneyMessages);
  const { bank, holder, masked, state, why } = account;
  const looks = { entered: "amber", verified: "green", refused: "orange", replaced: "grey" } as const;
  const icons = { entered: "clock", verified: "check", refused: "warning", replaced: "minus" } as const;
  return (
    <>
      <p className="jc-row">
        <span>{m.accountIs(bank, holder, masked)}</span>
        <Tag tone={looks[state]} icon={icons[state]}>
          {m[state]}
        </Tag>
      </p>
      {state === "refused" && why && <p className="jc-hint">{m.accountWhy(why)}</p>}
    </>
  );
}

type FormProps = {
  readonly account: MyMoney["account"];
  readonly name: string;
  /** Only the number is asked: bank and holder stay. */
  readonly short: boolean;
  readonly onDone: () => void;
  readonly onCancel: (() => void) | undefined;
};

function AccountForm({ account, name, short, onDone, onCancel }: FormProps) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  const [typed, setTyped] = useState({ holder: account?.holder ?? name, bank: account?.bank ?? "", number: "" });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!short) form.current?.querySelector("input")?.focus();
  }, [short]);
  const number = typed.number.replaceAll(/[\s-]/g, "");
  const wrong = {
    holder: typed.holder.trim() === "" ? m.required : undefined,
    bank: typed.bank.trim() === "" ? m.required : undefined,
    number: /^\d{8,32}$/.test(number) ? undefined : number === "" ? m.required : m.numberWrong(number.length),
  };
  const send = useOnce(
    (body: { readonly holder: string; readonly bank: string; readonly number: string }, key) =>
      client.call("POST /api/v1/my/money/account", { body, key }),
    onDone,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some((one) => one !== undefined)) return;
    send.mutate({ holder: typed.holder.trim(), bank: typed.bank.trim(), number });
  };
  const box = (field: keyof typeof wrong, hint?: string, more: object = {}) => (
    <Field label={m[field]} hint={hint} error={tried ? wrong[field] : undefined}>
      {(control) => (
        <Input
          {...control}
          {...more}
          name={field}
          autoComplete="off"
          value={typed[field]}
          onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <form ref={form} className="jc-stack" onSubmit={submit} noValidate>
      {!short && box("holder", undefined, { maxLength: 100 })}
      {!short && box("bank", undefined, { maxLength: 100 })}
      {box("number", m.numberHint, { inputMode: "numeric", maxLength: 45 })}
      {send.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(send.error, language)}
        </Notice>
      )}
      <div className="jc-row">
        <Button type="submit" look="primary" disabled={send.isPending}>
          {m.save}
        </Button>
        {onCancel && (
          <Button look="plain" onClick={onCancel}>
            {m.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
