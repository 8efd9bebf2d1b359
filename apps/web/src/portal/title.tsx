import type { Text } from "@jucai/engine/model";
import { useLanguage } from "../lib/language.tsx";
import { Words } from "./words.tsx";

/** A pack's title in the reader's language; English pages show the official Chinese beside it. */
export function Title({ text }: { readonly text: Text }) {
  const { language } = useLanguage();
  if (language === "zh") return text.zh;
  return (
    <>
      <Words text={text.en} />
      {text.zh !== text.en && (
        <span className="jc-original" lang="zh-CN">
          {text.zh}
        </span>
      )}
    </>
  );
}
