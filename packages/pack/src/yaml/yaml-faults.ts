import type { Text } from "@jucai/engine";

type Fault = { readonly message: Text; readonly fix: Text };

const faults: Readonly<Record<string, Fault>> = {
  TAB_AS_INDENT: {
    message: { zh: "缩进里有制表符（Tab）。", en: "A tab is used to indent." },
    fix: { zh: "缩进一律用空格，每层两个。", en: "Indent with spaces, two for each level." },
  },
  BAD_INDENT: {
    message: {
      zh: "缩进不对，这一行不知道属于谁。",
      en: "The indentation is wrong: it is unclear what this line belongs to.",
    },
    fix: { zh: "让同一层的各行从同一列开始。", en: "Start all lines of one level in the same column." },
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: { zh: "这一行同时像键又像值。", en: "A value continues here as if it were a key." },
    fix: {
      zh: "检查上一行的缩进；文字里有“: ”时加引号。",
      en: "Check the indentation; quote a text that contains `: `.",
    },
  },
  MULTILINE_IMPLICIT_KEY: {
    message: { zh: "键名跨了行，多半是漏了冒号。", en: "A key runs over several lines; a colon is probably missing." },
    fix: { zh: "写成“键: 值”，一行一个。", en: "Write `key: value`, one to a line." },
  },
  MISSING_CHAR: {
    message: {
      zh: "少了一个符号：括号、引号、逗号或冒号没有配对。",
      en: "A character is missing: a bracket, quote, comma or colon.",
    },
    fix: {
      zh: "补上成对的括号或引号，各项之间用逗号。",
      en: "Close the bracket or quote; separate entries with commas.",
    },
  },
  MULTIPLE_DOCS: {
    message: { zh: "文件里有多份文档（---）。", en: "The file holds several documents (`---`)." },
    fix: { zh: "一个文件只放一份，其余另存。", en: "Keep one document a file." },
  },
  RESOURCE_EXHAUSTION: {
    message: { zh: "嵌套层数太深。", en: "The file is nested too deeply." },
    fix: { zh: "检查括号是否成对，减少层数。", en: "Check that brackets are closed, and nest less." },
  },
  BAD_SCALAR_START: {
    message: { zh: "文字不能以这个符号开头。", en: "A plain text cannot begin with this character." },
    fix: { zh: "给整段文字加上单引号。", en: "Put the whole text in single quotes." },
  },
  BAD_DQ_ESCAPE: {
    message: { zh: "双引号里的反斜杠写法不对。", en: "An escape inside double quotes is wrong." },
    fix: { zh: "改用单引号，或写两个反斜杠。", en: "Use single quotes, or double the backslash." },
  },
};

const general: Fault = {
  message: { zh: "这里不是合法的 YAML。", en: "This is not well-formed YAML." },
  fix: {
    zh: "检查这一行的缩进、引号、括号和冒号。",
    en: "Check the indentation, quotes, brackets and colons of this line.",
  },
};

/** Says in both languages what a fault code of the YAML library means and how to mend it. */
export function yamlFault(code: string): Fault {
  return faults[code] ?? general;
}
