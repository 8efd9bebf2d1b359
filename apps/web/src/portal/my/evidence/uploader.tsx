import type { UploadQuery } from "@jucai/contract";
import { useRef, useState } from "react";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { evidenceMessages } from "./evidence.messages.ts";
import { type FileFault, faultOf, kindOf } from "./file-check.ts";
import { sendFile, type Uploaded } from "./send-file.ts";
import { smaller } from "./smaller.ts";
import "./evidence.css";

type Props = {
  readonly label: string;
  readonly query: UploadQuery;
  readonly onUploaded: (uploaded: Uploaded) => void;
};
type Item = {
  readonly key: number;
  readonly file: File;
  readonly state: "preparing" | "sending" | "sent" | "already" | "failed" | FileFault;
  readonly share: number;
  readonly error?: unknown;
};

const accepted = "image/jpeg,image/png,image/webp,image/heic,image/heif,application/pdf";

/** Native file inputs, one for the camera and one for files; each file is looked at before it is sent. */
export function Uploader({ label, query, onUploaded }: Props) {
  const m = useMessages(evidenceMessages);
  const [items, setItems] = useState<readonly Item[]>([]);
  const next = useRef(0);
  const change = (key: number, now: Partial<Item>) =>
    setItems((before) => before.map((one) => (one.key === key ? { ...one, ...now } : one)));

  const send = async (key: number, file: File) => {
    const kind = kindOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
    const light = kind === undefined ? file : await smaller(file, kind);
    const fault = faultOf(kind, light.size);
    if (fault !== undefined) return change(key, { state: fault });
    change(key, { state: "sending", share: 0 });
    try {
      const uploaded = await sendFile(light, query, (share) => change(key, { share }));
      change(key, { state: uploaded.already ? "already" : "sent", share: 1 });
      onUploaded(uploaded);
    } catch (error) {
      change(key, { state: "failed", error });
    }
  };
  const take = async (files: FileList | null) => {
    // One after the other: pages keep their order, and a slow line carries one at a time.
    const chosen = [...(files ?? [])].map((file) => ({ key: (next.current += 1), file }));
    setItems((before) => [
      ...before.filter(({ state }) => state !== "sent" && state !== "already"),
      ...chosen.map((one) => ({ ...one, state: "preparing" as const, share: 0 })),
    ]);
    for (const { key, file } of chosen) await send(key, file);
  };

  return (
    <div className="jc-stack jc-stack--tight jc-no-print">
      <div className="jc-row">
        <Pick label={m.photoOf(label)} text={m.photo} camera onTake={take} />
        <Pick label={m.chooseOf(label)} text={m.choose} onTake={take} />
      </div>
      <ul className="my-uploads" aria-live="polite">
        {items.map((item) => (
          <UploadLine key={item.key} item={item} onAgain={() => void send(item.key, item.file)} />
        ))}
      </ul>
    </div>
  );
}

type PickProps = {
  readonly label: string;
  readonly text: string;
  readonly camera?: boolean;
  readonly onTake: (files: FileList | null) => Promise<void>;
};

/** The input lies over its label, so that it keeps its focus ring, its name and the whole surface. */
function Pick({ label, text, camera = false, onTake }: PickProps) {
  return (
    <label className={`${buttonClass()} my-pick`}>
      {text}
      <input
        type="file"
        aria-label={label}
        accept={camera ? "image/*" : accepted}
        multiple={!camera}
        {...(camera && { capture: "environment" as const })}
        onChange={({ target }) => {
          void onTake(target.files);
          target.value = "";
        }}
      />
    </label>
  );
}

function UploadLine({ item, onAgain }: { readonly item: Item; readonly onAgain: () => void }) {
  const m = useMessages(evidenceMessages);
  const { language } = useLanguage();
  const { file, state, share, error } = item;
  const percent = Math.round(share * 100);
  if (state === "preparing") return <li className="jc-hint">{m.preparing(file.name)}</li>;
  if (state === "sending")
    return (
      <li>
        <span className="jc-hint">{m.sending(file.name, percent)}</span>
        <progress className="my-progress" max={100} value={percent} aria-label={m.sending(file.name, percent)} />
      </li>
    );
  if (state === "sent" || state === "already")
    return <li className="jc-hint">{state === "sent" ? m.sent(file.name) : m.already(file.name)}</li>;
  if (state === "failed")
    return (
      <li className="jc-field__error">
        <Icon name="warning" />
        <span role="alert">
          {m.failed(file.name)} {failureInWords(error, language)}{" "}
          <Button look="plain" onClick={onAgain}>
            {m.again}
          </Button>
        </span>
      </li>
    );
  return (
    <li className="jc-field__error">
      <Icon name="warning" />
      <span role="alert">
        {state === "too_large" ? m.too_large(file.name, (file.size / 1024 / 1024).toFixed(0)) : m[state](file.name)}
      </span>
    </li>
  );
}
