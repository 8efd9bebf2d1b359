import { type ReactNode, useId } from "react";
import type { Text } from "@jucai/engine/model";
import { useMessages, useText } from "../../lib/language.tsx";
import { Icon } from "../../ui/icon.tsx";
import { measureMessages } from "./measure.messages.ts";

/** One part of a guide: a heading and what stands under it. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="jc-section jc-column jc-stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** 文件未写明: said openly, never filled in. */
export function NotPrinted() {
  const m = useMessages(measureMessages);
  return (
    <p className="jc-not-printed">
      <Icon name="question" /> {m.notPrinted}
    </p>
  );
}

/** How an open point is read here. */
export function LocalReading({ reading }: { readonly reading: Text }) {
  const m = useMessages(measureMessages);
  const say = useText();
  return (
    <p className="jc-reading">
      <strong>{m.reading}</strong>
      {m.colon}
      {say(reading)}
    </p>
  );
}
