import { Button } from "antd";
import { type DragEvent, useId, useRef, useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { importMessages } from "./import.messages.ts";

type Props = {
  readonly file: File | undefined;
  readonly onChoose: (file: File | undefined) => void;
  readonly wrong: boolean;
};

/** A document, dropped or chosen by its button. What kind it is the server decides by its content. */
export function DropField({ file, onChoose, wrong }: Props) {
  const m = useMessages(importMessages);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChoose(event.dataTransfer.files[0]);
  };
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`}>
      <h2 id={`${id}-label`}>{m.file}</h2>
      <p id={`${id}-hint`} className="jc-hint">
        {m.hint}
      </p>
      <div
        className={`dk-drop${over ? " dk-drop--over" : ""}${wrong ? " dk-drop--wrong" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p role="status">{file ? m.chosen(file.name, sizeInWords(file.size)) : m.drop}</p>
        <Button onClick={() => input.current?.click()}>{m.choose}</Button>
        <input
          ref={input}
          type="file"
          aria-label={m.choose}
          tabIndex={-1}
          className="jc-hidden"
          accept=".docx,.pdf,.html,.htm,.txt"
          onChange={({ target }) => {
            onChoose(target.files?.[0]);
            // The same file chosen again, after it was corrected, is a new choice.
            target.value = "";
          }}
        />
      </div>
    </div>
  );
}

function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
