import { type FormEvent, useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { applyMessages } from "./apply.messages.ts";
import { type FormProps, TaskPage } from "./task-page.tsx";

const digits = (typed: string) => typed.replaceAll(/[\s-]/g, "");

/** Where the money goes: the applicant's own account, said once and never shown whole again. */
export function AccountPage({ draft, saving }: FormProps) {
  const m = useMessages(applyMessages);
  const [changing, setChanging] = useState(draft.account === null);
  return (
    <TaskPage draft={draft} saving={saving} task="account" lead={m.accountLead}>
      {!draft.accountNeeded && <p className="jc-muted">{m.accountNotNeeded}</p>}
      {draft.account && (
        <Notice tone="green" icon="check">
          {m.accountNow(draft.account.bank, draft.account.holder, draft.account.tail)}
        </Notice>
      )}
      {draft.accountNeeded && !changing && <Button onClick={() => setChanging(true)}>{m.changeAccount}</Button>}
      {draft.accountNeeded && changing && (
        <AccountForm draft={draft} saving={saving} onDone={() => setChanging(false)} />
      )}
    </TaskPage>
  );
}

/** All that is wrong is said at once, before anything is sent. */
function AccountForm({ draft, saving, onDone }: FormProps & { readonly onDone: () => void }) {
  const m = useMessages(applyMessages);
  const name = draft.claimant.name;
  const [typed, setTyped] = useState({
    holder: draft.account?.holder ?? name,
    bank: draft.account?.bank ?? "",
    number: "",
  });
  const [tried, setTried] = useState(false);
  const number = digits(typed.number);
  const wrong = {
    holder: typed.holder.trim() === name.trim() ? undefined : m.holderOther(name),
    bank: typed.bank.trim() === "" ? m.required : undefined,
    number: /^\d{8,32}$/.test(number) ? undefined : number === "" ? m.required : m.numberWrong(number.length),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const first = (["holder", "bank", "number"] as const).find((field) => wrong[field] !== undefined);
    if (first !== undefined) {
      document.getElementsByName(first)[0]?.focus();
      return;
    }
    saving.save({ account: { holder: typed.holder.trim(), bank: typed.bank.trim(), number } });
    onDone();
  };
  const box = (field: keyof typeof wrong, label: string, hint: string, more: object = {}) => (
    <Field label={label} hint={hint} error={tried ? wrong[field] : undefined}>
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
    <form className="jc-stack" onSubmit={submit} noValidate>
      {box("holder", m.holder, m.holderHint, { maxLength: 100 })}
      {box("bank", m.bank, m.bankHint, { maxLength: 100 })}
      {box("number", m.number, m.numberHint, { inputMode: "numeric", maxLength: 45 })}
      <Button type="submit">{m.saveAccount}</Button>
    </form>
  );
}
