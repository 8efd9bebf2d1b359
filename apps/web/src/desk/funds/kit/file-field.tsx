import { Button } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import "../../imports/imports.css";
import { kitMessages } from "./kit.messages.ts";

type Props = {
  /** What the file is, such as 银行回单. */
  readonly label: string;
  readonly hint: string;
  readonly file: File | undefined;
  readonly onChoose: (file: File) => void;
  readonly wrong?: boolean;
};

/** A spreadsheet, dropped or chosen by its button. What kind it is the server decides by its content. */
export function FileField({ label, hint, file, onChoose, wrong = false }: Props) {
  const m = useMessages(kitMessages);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onChoose(dropped);
  };
  return (
    <div role="group" aria-label={label}>
      <p className="jc-hint">{hint}</p>
      <div
        className={`dk-drop${over ? " dk-drop--over" : ""}${wrong ? " dk-drop--wrong" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p role="status">{file ? m.chosen(file.name) : m.drop}</p>
        <Button onClick={() => input.current?.click()}>{m.choose}</Button>
        <input
          ref={input}
          type="file"
          aria-label={label}
          tabIndex={-1}
          className="jc-hidden"
          accept=".xlsx,.csv,.txt"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen) onChoose(chosen);
            // The same file chosen again, after it was corrected, is a new choice.
            target.value = "";
          }}
        />
      </div>
      {wrong && (
        <p role="alert" className="dk-wrong">
          {m.fileMissing}
        </p>
      )}
    </div>
  );
}
