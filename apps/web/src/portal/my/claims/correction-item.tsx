import type { CorrectionView } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { vocabulary } from "../../../lib/api.ts";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { Reuse } from "../evidence/reuse.tsx";
import { Uploader } from "../evidence/uploader.tsx";
import { FileLine } from "../evidence/file-line.tsx";
import { FactField } from "../facts/fact-field.tsx";
import { valueTyped } from "../facts/value-in-words.ts";
import { type Owner, useSend } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";

type Item = CorrectionView["items"][number];
type Given = { readonly id: string; readonly name: string };

/** One thing to put right: a new file, words, or why it cannot be provided. */
export function CorrectionItem({
  correction,
  item,
  owner,
}: {
  readonly correction: string;
  readonly item: Item;
  readonly owner: Owner;
}) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const { language } = useLanguage();
  const [couldNot, setCouldNot] = useState(item.couldNot);
  const [words, setWords] = useState(item.answer ?? "");
  const [files, setFiles] = useState<readonly Given[]>(item.files.map((id) => ({ id, name: say(item.label) })));
  const [tried, setTried] = useState(false);
  const meaning = useFact(item);
  const [typed, setTyped] = useState("");
  const takesFiles = item.kind !== "fact" && !couldNot;
  const takesValue = meaning.fact !== undefined && !couldNot;
  const value = takesValue ? valueTyped(meaning.fact, typed) : undefined;
  const needsWords = couldNot || (value === undefined && (!takesFiles || files.length === 0));
  const missing = needsWords && words.trim() === "";
  const save = useSend((given: { readonly words: string; readonly files: readonly Given[] }) =>
    client.call("PUT /api/v1/corrections/:id/items/:no", {
      params: { id: correction, no: item.no },
      body: {
        ...(given.words !== "" && (couldNot ? { couldNot: given.words } : { answer: given.words })),
        ...(isPlain(value) && { value }),
        files: couldNot ? [] : given.files.map(({ id }) => id),
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) save.mutate({ words: words.trim(), files });
  };
  // A file is saved as soon as it is there; words wait for the button.
  const give = (file: Given) => {
    const now = [...files.filter(({ id }) => id !== file.id), file];
    setFiles(now);
    save.mutate({ words: words.trim(), files: now });
  };
  return (
    <li className="jc-card jc-stack jc-stack--tight">
      <p className="jc-row">
        <strong>
          {item.no}. {say(item.label)}
        </strong>
        <ItemTag state={item.state} />
      </p>
      <p>{m.wrongIs(item.wrong)}</p>
      <p>{m.howTo(item.how)}</p>
      {takesFiles && files.map((file) => <FileLine key={file.id} file={file} />)}
      {takesFiles && (
        <>
          <Uploader
            label={say(item.label)}
            query={{ ...owner, kind: item.kind === "evidence" ? item.about : say(item.label).slice(0, 60) }}
            onUploaded={({ file }) => give(file)}
          />
          <Reuse owner={owner} used={files.map(({ id }) => id)} onUse={give} />
        </>
      )}
      <form className="jc-stack jc-stack--tight jc-no-print" onSubmit={submit} noValidate>
        {takesValue && (
          <FactField
            words={meaning.words}
            meaning={meaning.fact}
            label={m.newValue}
            typed={typed}
            error={undefined}
            onType={setTyped}
          />
        )}
        <Field
          label={couldNot ? m.couldNotWhy : needsWords ? m.answerNeeded : m.answer}
          error={tried && missing ? m.required : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              className="jc-input"
              rows={2}
              maxLength={1000}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          )}
        </Field>
        {save.isError && (
          <Notice tone="red" icon="warning" role="alert">
            {failureInWords(save.error, language)}
          </Notice>
        )}
        <p className="jc-row">
          <Button type="submit" disabled={save.isPending}>
            {m.saveItem}
          </Button>
          <Button look="plain" onClick={() => setCouldNot(!couldNot)}>
            {couldNot ? m.couldNotBack : m.couldNot}
          </Button>
          <span role="status" className="jc-hint">
            {save.isSuccess && m.savedItem}
          </span>
        </p>
      </form>
    </li>
  );
}

/** What the fact means that an item is about; undefined while that is not known, or when it is about a paper. */
function useFact({ kind, about }: Item) {
  const words = useQuery({ ...vocabulary(), enabled: kind === "fact" }).data?.vocabulary;
  const id = about.slice(about.lastIndexOf("/") + 1);
  return { words, fact: kind === "fact" ? words?.facts.find((one) => one.id === id) : undefined };
}

const isPlain = (value: unknown): value is string | number | boolean =>
  value !== undefined && value !== null && typeof value !== "object";

function ItemTag({ state }: Pick<Item, "state">) {
  const m = useMessages(claimsMessages);
  if (state === "open")
    return (
      <Tag tone="orange" icon="warning">
        {m.itemOpen}
      </Tag>
    );
  return (
    <Tag tone="green" icon="check">
      {state === "answered" ? m.itemDone : m.itemCould}
    </Tag>
  );
}
