import { Alert, App, Input, Radio } from "antd";
import { useId, useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { client } from "../../lib/client.ts";
import { failureInWords } from "../../lib/failure.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { duplicatesMessages } from "./duplicates.messages.ts";
import type { Act, Pair } from "./types.ts";

type Props = {
  readonly act: Act;
  readonly pair: Pair;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Asks once before a decision: who stays of a merge, and why of everything else. */
export function DecideDialog({ act, pair, onClose, onDone }: Props) {
  const m = useMessages(duplicatesMessages);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const id = useId();
  const [survivor, setSurvivor] = useState(pair.a.id);
  const [why, setWhy] = useState(act === "distinct" ? m.distinctWhy : "");
  const [wrong, setWrong] = useState(false);
  const words = wordsOf(act, m);
  const tell = useMutation({
    mutationFn: async () => {
      await decide(pair.id, act, survivor, why.trim());
      // At once, not when all lists have been asked again: whoever walks on meanwhile must not be taken back.
      void message.success(words.done);
      onDone();
    },
  });
  const confirm = () => {
    const missing = act !== "merge" && why.trim() === "";
    setWrong(missing);
    if (!missing) tell.mutate();
  };
  return (
    <Dialog
      open
      title={words.title}
      okText={words.ok}
      cancelText={m.cancel}
      confirmLoading={tell.isPending}
      onOk={confirm}
      onCancel={onClose}
    >
      <p>{words.says}</p>
      {tell.isError && <Alert type="error" role="alert" showIcon title={failureInWords(tell.error, language)} />}
      {act === "merge" && (
        <Radio.Group
          className="dk-survivor"
          aria-label={m.mergeTitle}
          value={survivor}
          onChange={({ target }) => setSurvivor(target.value as string)}
          options={[
            { value: pair.a.id, label: m.keep(pair.a.name ?? m.unseen, m.sideA) },
            { value: pair.b.id, label: m.keep(pair.b.name ?? m.unseen, m.sideB) },
          ]}
        />
      )}
      <label className="dk-label" htmlFor={id}>
        {act === "merge" ? m.whyMerge : m.why}
      </label>
      <Input
        id={id}
        value={why}
        maxLength={200}
        status={wrong ? "error" : ""}
        onChange={({ target }) => setWhy(target.value)}
        onPressEnter={(event) => !event.nativeEvent.isComposing && confirm()}
      />
      {wrong && (
        <p role="alert" className="dk-wrong">
          {m.whyMissing}
        </p>
      )}
    </Dialog>
  );
}

type Words = { readonly title: string; readonly says: string; readonly ok: string; readonly done: string };

function wordsOf(act: Act, m: (typeof duplicatesMessages)["zh"]): Words {
  switch (act) {
    case "merge":
      return { title: m.mergeTitle, says: m.mergeSays, ok: m.merge, done: m.mergedNow };
    case "distinct":
      return { title: m.distinctTitle, says: m.distinctSays, ok: m.notSame, done: m.distinctNow };
    case "unmerge":
      return { title: m.unmergeTitle, says: m.unmergeSays, ok: m.unmerge, done: m.unmergedNow };
    case "reopen":
      return { title: m.reopenTitle, says: m.reopenSays, ok: m.reopen, done: m.reopenedNow };
  }
}

function decide(id: string, act: Act, survivor: string, why: string) {
  const params = { id };
  switch (act) {
    case "merge":
      return client.call("POST /api/v1/duplicates/:id/merge", { params, body: { survivor, ...(why && { why }) } });
    case "distinct":
      return client.call("POST /api/v1/duplicates/:id/distinct", { params, body: { why } });
    case "unmerge":
      return client.call("POST /api/v1/duplicates/:id/unmerge", { params, body: { why } });
    case "reopen":
      return client.call("POST /api/v1/duplicates/:id/reopen", { params, body: { why } });
  }
}
