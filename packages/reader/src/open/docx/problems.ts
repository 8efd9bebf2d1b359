import type { ReadProblem } from "../../model.ts";
import type { Met } from "./body.ts";

const words: Readonly<Record<keyof Met, Omit<ReadProblem, "severity" | "at">>> = {
  deleted: {
    code: "tracked_changes",
    says: {
      zh: "文件里还有未接受的修订，被删去的文字没有读入，新增的文字已读入。",
      en: "The file holds tracked changes; what they delete was left out and what they add was read.",
    },
    fix: {
      zh: "请在 Word 里接受或拒绝全部修订，再重新导入定稿。",
      en: "Accept or reject all changes in Word and import the final version again.",
    },
  },
  hidden: {
    code: "hidden_text",
    says: { zh: "文件里有隐藏文字，没有读入。", en: "The file holds hidden text; it was left out." },
    fix: {
      zh: "请在 Word 里核对隐藏文字是否应当保留。",
      en: "Look in Word whether the hidden text belongs to the document.",
    },
  },
  pictures: {
    code: "pictures",
    says: { zh: "文件里有图片，图片中的文字读不出来。", en: "The file holds pictures; words in them cannot be read." },
    fix: { zh: "请核对图片里有没有正文或表格。", en: "Look whether a picture shows text or a table of the document." },
  },
  embedded: {
    code: "embedded_file",
    says: { zh: "文件里嵌入了另一个文件，没有读入。", en: "Another file is embedded in this one; it was not read." },
    fix: { zh: "请把嵌入的文件另存后单独导入。", en: "Save the embedded file and import it by itself." },
  },
};

/** What was left out of a Word file, for somebody to look at. */
export function problemsOf(met: Met): ReadProblem[] {
  return (Object.keys(words) as (keyof Met)[])
    .filter((each) => met[each] > 0)
    .map((each) => ({ ...words[each], severity: "doubt", at: null }));
}
