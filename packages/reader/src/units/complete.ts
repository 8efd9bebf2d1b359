/**
 * Names of a list whose level is printed once: 县委组织部、人社局 means 县人社局.
 *
 * Only short names of offices take the level; groups, places, schools and companies stand as printed.
 */
const level = /^(?:中共)?(?<level>[省市县州区旗盟])(?:委|人|政|直|级|[\u4e00-\u9fff]{2,})/;
const league = /^团(?<level>[省市县州区旗])委$/;
const takes = /(?:局|办|委|科协|工会|妇联|工商联|残联|文联|社科联|侨联|台联|集团|部|办公室)(?:（[^（）]{1,8}）)?$/;
const keeps =
  /^(?:[省市县州区旗盟](?!场|监|政局|域)|各|有关|相关|其他|中共|国家|中央|团[省市县州区旗]|共青团|驻|乡镇|街道|[\u4e00-\u9fff]{2,6}(?:省|市|县|区|州|镇|乡|街道|园区|开发区|管委会))/;

/** The level that a full name prints (县, 市, 州 …); null for a name without one. */
export function levelOf(name: string): string | null {
  if (/^市(?:场|监|政局)/.test(name)) return null;
  return (level.exec(name) ?? league.exec(name))?.groups?.["level"] ?? null;
}

/** The names of one list with the level of the name before them, where they are short forms. */
export function completeNames(names: readonly string[]): string[] {
  let current: string | null = null;
  return names.map((name, index) => {
    const own = levelOf(name);
    if (own !== null) {
      current = own;
      return name;
    }
    // 青口工业园区、某某开发区管委会落实: the committee is printed once for both.
    const committee = /(?:园区|开发区|新区)$/.test(name) && /管委会$/.test(names[index + 1] ?? "");
    if (committee) return `${name}管委会`;
    return current !== null && takes.test(name) && !keeps.test(name) ? current + name : name;
  });
}
