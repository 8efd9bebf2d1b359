import type { ButtonHTMLAttributes } from "react";

export type ButtonLook = "primary" | "ordinary" | "plain";

/** Class names for a button, or for a link that looks like one. One primary button per screen. */
export function buttonClass(look: ButtonLook = "ordinary", wide = false): string {
  return ["jc-button", look !== "ordinary" && `jc-button--${look}`, wide && "jc-button--wide"]
    .filter(Boolean)
    .join(" ");
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: ButtonLook; readonly wide?: boolean };

export function Button({ look = "ordinary", wide = false, type = "button", ...rest }: Props) {
  return <button type={type} className={buttonClass(look, wide)} {...rest} />;
}
