import type { IdKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { checkOf, readIdentity } from "./identity.ts";
import { type Reading, tidy, wrong } from "./reading.ts";

type Form = { readonly like: RegExp; readonly says: Text };

/** What the numbers of documents without a check digit look like: typed wrong is told from typed right as far as that goes. */
const forms: Readonly<Record<Exclude<IdKind, "resident_id" | "residence_permit">, Form>> = {
  taiwan_permit: {
    like: /^(\d{8}|\d{10}(\(?[A-Z]\)?)?)$/,
    says: {
      zh: "台胞证号码为 8 位数字（旧证 10 位）。",
      en: "A Taiwan compatriot permit has 8 digits (older ones 10).",
    },
  },
  hk_macao_permit: {
    like: /^[HM]\d{8}(\d{2})?$/,
    says: { zh: "回乡证号码为 H 或 M 加 8 位数字。", en: "A home-return permit is H or M with 8 digits." },
  },
  passport: {
    like: /^(?=.*\d)[A-Z0-9]{5,15}$/,
    says: { zh: "护照号码为 5 至 15 位字母和数字。", en: "A passport has 5 to 15 letters and digits." },
  },
  permanent_residence: {
    like: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
    says: {
      zh: "外国人永久居留身份证号码为 18 位（9 开头），旧证为 3 个字母加 12 位数字。",
      en: "A foreigner's permanent residence card has 18 places from 9 on; older ones 3 letters and 12 digits.",
    },
  },
  other: {
    like: /^[A-Z0-9()/.]{4,30}$/,
    says: { zh: "证件号码为 4 至 30 位字母和数字。", en: "The number has 4 to 30 letters and digits." },
  },
};

const doubtful: Text = {
  zh: "校验位与号码不符，请再核对一次。",
  en: "The check digit does not fit the number; compare it once more.",
};

/** Reads the number of a document of a given kind. Those of citizens and residence permits are checked in full. */
export function readDocument(kind: IdKind, text: string, today?: string): Reading {
  if (kind === "resident_id" || kind === "residence_permit") return readChecked(kind, text, today);
  const value = tidy(text);
  const { like, says } = forms[kind];
  if (!like.test(value)) return wrong(says.zh, says.en);
  // Cards of the 2023 form carry the citizens' check digit; no standard was at hand, so this doubts and does not refuse.
  if (kind === "permanent_residence" && value.length === 18 && checkOf(value) !== value[17]) {
    return { ok: true, value, notice: doubtful };
  }
  return { ok: true, value };
}

function readChecked(kind: "resident_id" | "residence_permit", text: string, today?: string): Reading {
  const read = readIdentity(text, today);
  if (!read.ok || read.kind === kind) return read;
  return read.kind === "residence_permit"
    ? wrong(
        "这是港澳台居民居住证的号码，请改选证件类型。",
        "This is the number of a residence permit; choose that kind of document.",
      )
    : wrong(
        "这不是港澳台居民居住证的号码（应以 810000、820000 或 830000 开头）。",
        "A residence permit begins with 810000, 820000 or 830000; this number does not.",
      );
}
