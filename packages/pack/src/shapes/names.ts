import { identifier } from "../shape/scalars.ts";

/** Patterns of the names that authors give, also used in the JSON Schemas. */
export const patterns = {
  word: /^[a-z][a-z0-9_]*$/,
  dashed: /^[a-z0-9][a-z0-9_-]*$/,
  value: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
  fact: /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/,
  list: /^[a-z][a-z0-9_]*$/,
  pack: /^[a-z0-9][a-z0-9-]*$/,
  measure: /^[a-z0-9][a-z0-9-]*\/[A-Za-z0-9][A-Za-z0-9.-]*$/,
  region: /^[0-9]{6}$/,
};

export const wordName = identifier(patterns.word, {
  zh: "小写字母、数字、下划线组成的名字",
  en: "a name of lower-case letters, digits and underscores",
});
export const dashedName = identifier(patterns.dashed, {
  zh: "小写字母、数字、连字符组成的名字",
  en: "a name of lower-case letters, digits and hyphens",
});
export const valueName = identifier(patterns.value, {
  zh: "枚举值的名字（加引号的数字也可）",
  en: "the name of a value (quote digits)",
});
export const factName = identifier(patterns.fact, {
  zh: "事实名，如 person.degree",
  en: "the name of a fact, such as person.degree",
});
export const packName = identifier(patterns.pack, {
  zh: "政策包编号，如 qingliu-2023-1",
  en: "the id of a pack, such as qingliu-2023-1",
});
export const measureName = identifier(patterns.measure, {
  zh: "事项编号，如 qingliu-2023-1/05",
  en: "the id of a measure, such as qingliu-2023-1/05",
});
export const regionCode = identifier(patterns.region, {
  zh: "加引号的六位行政区划代码",
  en: "a region code of six digits, in quotes",
});
