import { type ReactNode, useId } from "react";

/** A filter with its label above it. */
export function Labelled({
  label,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <span className={wide ? "dk-field dk-field--wide" : "dk-field"}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  );
}
