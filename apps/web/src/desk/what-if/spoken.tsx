import { useEffect, useRef, useState } from "react";

/** Milliseconds between two announcements, so that whoever moves a slider hears the outcome and not every step. */
const restMs = 2_000;

/** Says a sentence to screen readers, at most every two seconds, the newest one. */
export function Spoken({ text }: { readonly text: string }) {
  const [said, say] = useState("");
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + restMs - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      say(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="jc-hidden">
      {said}
    </p>
  );
}
