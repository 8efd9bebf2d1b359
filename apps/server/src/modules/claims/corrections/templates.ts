import type { CorrectionTemplate } from "@jucai/contract";

/** Texts that usual corrections begin with; officers change them as they need. */
export const correctionTemplates: readonly CorrectionTemplate[] = [
  {
    id: "unreadable",
    kind: "evidence",
    wrong: { zh: "这份材料看不清。", en: "This file cannot be read." },
    how: {
      zh: "请在光线好的地方重拍，四个角都要拍到。",
      en: "Take the photo again in good light, with all four corners.",
    },
  },
  {
    id: "incomplete",
    kind: "evidence",
    wrong: { zh: "这份材料缺页。", en: "Pages of this file are missing." },
    how: { zh: "请把缺的页补齐，按顺序上传。", en: "Upload the missing pages in their order." },
  },
  {
    id: "expired",
    kind: "evidence",
    wrong: { zh: "这份材料已经过期。", en: "This file is no longer valid." },
    how: { zh: "请上传在有效期内的材料。", en: "Upload one that is valid now." },
  },
  {
    id: "no_seal",
    kind: "evidence",
    wrong: { zh: "这份材料没有单位盖章。", en: "The unit's seal is missing on this file." },
    how: { zh: "请到单位盖章后重新上传。", en: "Have it sealed by the unit and upload it again." },
  },
  {
    id: "differs",
    kind: "fact",
    wrong: { zh: "填的内容与材料不一致。", en: "What you entered differs from the evidence." },
    how: {
      zh: "请按材料改正；材料有误的，请换材料。",
      en: "Correct it as the evidence says, or replace the evidence if that is wrong.",
    },
  },
  {
    id: "unproved",
    kind: "fact",
    wrong: { zh: "这一项没有材料证明。", en: "Nothing proves this." },
    how: { zh: "请上传能证明它的材料。", en: "Upload what proves it." },
  },
  {
    id: "missing",
    kind: "missing",
    wrong: { zh: "缺这份材料。", en: "This is missing." },
    how: { zh: "请上传；确实没有的，请说明原因。", en: "Upload it; if there is none, say why." },
  },
];
