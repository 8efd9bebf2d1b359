import { Button, Input } from "antd";
import { type DragEvent, useId, useRef, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { importsMessages } from "./imports.messages.ts";
import { sizeOfPasted } from "./pasted.ts";

export type Source =
  { readonly file: File; readonly pasted: "" } | { readonly file: undefined; readonly pasted: string };

type Props = {
  readonly source: Source | undefined;
  readonly onChoose: (source: Source | undefined) => void;
  readonly wrong: boolean;
};

/** A file, dropped or chosen by its button, or cells pasted from a spreadsheet. What kind it is the server decides by its content. */
export function SourceField({ source, onChoose, wrong }: Props) {
  const m = useMessages(importsMessages);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => file && onChoose({ file, pasted: "" });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const pasted = source?.pasted ?? "";
  const size = sizeOfPasted(pasted);
  return (
    <fieldset className="dk-source" aria-describedby={`${id}-hint`}>
      <legend className="dk-source__legend">{m.source}</legend>
      <p id={`${id}-hint`} className="jc-hint">
        {m.sourceHint}
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
        <p role="status">
          {source?.file ? m.chosen(source.file.name, sizeInWords(source.file.size)) : <span>{m.drop}</span>}
        </p>
        <Button onClick={() => input.current?.click()}>{m.choose}</Button>
        <input
          ref={input}
          type="file"
          aria-label={m.choose}
          tabIndex={-1}
          className="jc-hidden"
          accept=".xlsx,.csv,.xls,.txt"
          onChange={({ target }) => {
            take(target.files?.[0]);
            // The same file chosen again, after it was corrected, is a new choice.
            target.value = "";
          }}
        />
      </div>
      <label className="dk-label" htmlFor={`${id}-paste`}>
        {m.paste}
      </label>
      <Input.TextArea
        id={`${id}-paste`}
        rows={3}
        placeholder={m.pasteHint}
        value={pasted}
        onChange={({ target }) => onChoose(target.value === "" ? undefined : { file: undefined, pasted: target.value })}
      />
      {size.rows > 0 && (
        <p role="status" className="jc-hint">
          {m.pasted(size.rows, size.columns)}
        </p>
      )}
    </fieldset>
  );
}

function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
