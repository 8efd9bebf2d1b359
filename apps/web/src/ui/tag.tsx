import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "blue" | "green" | "amber" | "orange" | "red" | "grey" | "purple" | "teal";

/** A status: colour, icon and word, never one of them alone. */
export function Tag({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`jc-tag jc-tone-${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
