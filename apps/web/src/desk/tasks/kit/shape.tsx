import type { Tone } from "../types.ts";
import "./light.css";

/** Each tone has its own shape, so that whoever sees no colours still tells the lights apart. */
const paths: Readonly<Record<Tone, string>> = {
  red: "M1 1h10v10H1z",
  orange: "M.5 1.5h11L6 11.5z",
  yellow: "M6 .8 11.6 11H.4z",
  blue: "M6 0l6 6-6 6-6-6z",
  purple: "M3.5.5h5l3 5.5-3 5.5h-5L.5 6z",
  green: "M1.2 6.4 2.7 4.9l2.1 2.2 4.6-5 1.6 1.4L4.9 10.2z",
  grey: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z",
};

export function Shape({ tone }: { readonly tone: Tone }) {
  return (
    <svg className="dk-shape" data-tone={tone} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={paths[tone]} />
    </svg>
  );
}
