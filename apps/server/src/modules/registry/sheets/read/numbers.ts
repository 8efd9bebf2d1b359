import type { Text } from "@jucai/engine";
import type { Cell } from "../cell.ts";
import { textOf } from "../cell.ts";
import { readBankCard, readDocument, readIdentity, readMobile, readUscc, type Reading } from "../../numbers/index.ts";
import { type CellReading, found, readAs, wrong } from "./reading.ts";
import { compact, oneLine, plain } from "./words.ts";

/** Excel keeps 15 digits of a number; the rest of a longer one is gone, and no reading brings it back. */
function lostDigits(cell: Cell): CellReading | undefined {
  const text = oneLine(textOf(cell));
  const lost = typeof cell === "number" ? Math.abs(cell) >= 1e15 : /^\d(\.\d+)?e\+?\d+$/i.test(text);
  if (!lost) return undefined;
  return wrong(
    "number/digits-lost",
    {
      zh: `“${text}”被 Excel 存成了数字，后面几位已经丢失`,
      en: `Excel kept “${text}” as a number; its last digits are gone`,
    },
    {
      zh: "请先把这一列设为“文本”格式，再照证件重新输入",
      en: "Set the column's format to Text, then type the number again from the card",
    },
  );
}

/** An identity number, or another document's that can be told by its form. `today` as `YYYY-MM-DD`. */
export function readIdentityCell(cell: Cell, today: string): CellReading {
  const lost = lostDigits(cell);
  if (lost !== undefined) return lost;
  const text = textOf(cell);
  const kind = otherDocument(compact(text).toUpperCase());
  if (kind !== undefined) {
    const read = readDocument(kind.id, text, today);
    if (read.ok) return readAs(read.value, "identity/other-document", `已按${kind.zh}读`, `read as ${kind.en}`);
  }
  return ofReading("identity/wrong", text, readIdentity(text, today), {
    zh: "请照证件核对后重新输入",
    en: "Compare it with the card and type it again",
  });
}

/** Which document a number belongs to, where its form says so. */
export function otherDocument(number: string) {
  if (/^\d{8}$/.test(number)) return { id: "taiwan_permit", zh: "台胞证", en: "a Taiwan compatriot permit" } as const;
  if (/^[HM]\d{8}(\d{2})?$/.test(number))
    return { id: "hk_macao_permit", zh: "回乡证", en: "a home-return permit" } as const;
  if (/^[A-Z]{3}\d{12}$/.test(number))
    return { id: "permanent_residence", zh: "外国人永久居留证", en: "a permanent residence card" } as const;
  if (/^[A-Z]{1,2}\d{7,8}$/.test(number)) return { id: "passport", zh: "护照", en: "a passport" } as const;
  return undefined;
}

export function readUsccCell(cell: Cell): CellReading {
  const lost = lostDigits(cell);
  if (lost !== undefined) return lost;
  return ofReading("uscc/wrong", textOf(cell), readUscc(textOf(cell)), {
    zh: "请照营业执照核对后重新输入",
    en: "Compare it with the licence and type it again",
  });
}

export function readBankCell(cell: Cell, holder: "person" | "company"): CellReading {
  const lost = lostDigits(cell);
  if (lost !== undefined) return lost;
  return ofReading("bank/wrong", textOf(cell), readBankCard(textOf(cell), holder), {
    zh: "请照银行卡核对后重新输入",
    en: "Compare it with the card and type it again",
  });
}

/**
 * A phone with spaces, dashes or +86. Of several numbers in a cell the first is taken, and that is told.
 * @param landline whether a fixed line will do: for somebody's own number it will not, messages go there
 */
export function readPhoneCell(cell: Cell, landline: boolean): CellReading {
  const text = textOf(cell);
  const parts = plain(text)
    .split(/[\n、,;/]|\s{2,}|(?<=\d{11})\s+(?=\d{11})/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const [first = text] = parts;
  const read = onePhone(first, landline);
  if (read.kind === "wrong") return read;
  if (parts.length > 1) {
    return readAs(
      read.value,
      "phone/first",
      `有${parts.length}个号码，只取第一个`,
      `${parts.length} numbers; the first is taken`,
    );
  }
  return found(read.value);
}

type Phone = Extract<CellReading, { kind: "wrong" }> | { readonly kind: "value"; readonly value: string };
function onePhone(text: string, landline: boolean): Phone {
  const mobile = readMobile(text);
  if (mobile.ok) return { kind: "value", value: mobile.value };
  const digits = compact(text).replaceAll(/\D/g, "");
  if (landline && /^0\d{2,3}\d{7,8}$/.test(digits)) return { kind: "value", value: digits };
  const counted = /^[\d\s()+-]+$/.test(plain(text)) && digits.length !== 11;
  return wrong(
    "phone/wrong",
    counted
      ? {
          zh: `“${oneLine(text)}”应为 11 位，现为 ${digits.length} 位`,
          en: `“${oneLine(text)}” should have 11 digits, it has ${digits.length}`,
        }
      : { zh: `“${oneLine(text)}”不是手机号码`, en: `“${oneLine(text)}” is no mobile number` },
    { zh: "请核对后重新输入 11 位手机号码", en: "Check it and type the 11 digits again" },
  ) as Phone;
}

function ofReading(code: string, text: string, read: Reading, fix: Text): CellReading {
  if (!read.ok) {
    const { zh, en } = read.problem;
    return wrong(
      code,
      { zh: `“${oneLine(text)}”：${zh.replace(/。$/, "")}`, en: `“${oneLine(text)}”: ${en.replace(/\.$/, "")}` },
      fix,
    );
  }
  if (read.notice === undefined) return found(read.value);
  return readAs(
    read.value,
    `${code.split("/")[0]}/doubtful`,
    read.notice.zh.replace(/。$/, ""),
    read.notice.en.replace(/\.$/, ""),
  );
}
