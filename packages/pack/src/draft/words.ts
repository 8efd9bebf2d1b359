import type { Text } from "@jucai/engine";
import { stringify } from "yaml";

/** Words that stand in English texts for what is only there in Chinese: the original in quotes. */
export function printed(zh: string, before = ""): Text {
  const short = zh.length > 80 ? `${zh.slice(0, 80)}…` : zh;
  return { zh, en: `${before}“${short.replaceAll(/[“”"]/g, "’").replaceAll(/\s+/g, " ")}”` };
}

/** YAML as packs are written: no anchors, every text in one line of its own. */
export function yamlOf(head: string, value: unknown): string {
  return `# ${head}\n${stringify(value, { aliasDuplicateObjects: false, lineWidth: 120 })}`;
}

/** Without what YAML and forms cannot carry; never empty. */
export function plain(text: string, otherwise: string): string {
  const trimmed = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\t]/g, " ").trim();
  return trimmed === "" ? otherwise : trimmed;
}
