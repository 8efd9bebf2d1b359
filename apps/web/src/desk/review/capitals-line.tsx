import { useEffect, useState } from "react";
import { inCapitals } from "./capitals.ts";

/** A sum in capital numerals, as it will stand in the letter. */
export function CapitalsLine({ fen }: { readonly fen: number }) {
  const [words, setWords] = useState("");
  useEffect(() => {
    let left = false;
    void inCapitals(fen).then((said) => !left && setWords(said));
    return () => void (left = true);
  }, [fen]);
  return (
    <span className="jc-hint" lang="zh-CN">
      {words}
    </span>
  );
}
