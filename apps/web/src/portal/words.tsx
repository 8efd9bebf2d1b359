import { Fragment } from "react";
import { useLanguage } from "../lib/language.tsx";

const chinese = /([《“]?\p{Script=Han}[\p{Script=Han}\d〔〕、，：]*[》”]?)/u;

/** A text whose Chinese names are marked as Chinese on an English page, so that they are read out and set right. */
export function Words({ text }: { readonly text: string }) {
  const { language } = useLanguage();
  if (language === "zh") return text;
  return text.split(chinese).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} lang="zh-CN">
        {part}
      </span>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
