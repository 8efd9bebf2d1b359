/**
 * Names of offices as people write them: the same office has a full name, a short one, one with the level in front, and
 * a second board at its door in brackets.
 */

/** Longest run that may hide several names without a mark between them. */
const longestRun = 60;

/** The name as it is compared: no spaces, brackets and letters of one kind. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s\u3000]+/gu, "")
    .replace(/[“”"'‘’]/gu, "")
    .toLowerCase();
}

/** The name without what stands in brackets: 统战部(台联) is the 统战部. */
function withoutBrackets(key: string): string {
  return key.replace(/\([^()]*\)/gu, "");
}

/** Words of full names and their short forms. The longer stand first. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/人力资源(和|与)?社会保障/u, "人社"],
  [/工业(和|与)信息化/u, "工信"],
  [/发展(和|与)?改革/u, "发改"],
  [/住房(和|与)城乡建设/u, "住建"],
  [/文化(体育)?(和|与|广电和|广播电视和)?(体育和)?旅游/u, "文旅"],
  [/卫生(和|与)?健康/u, "卫健"],
  [/市场监督管理|市监/u, "市场监管"],
  [/医疗保障/u, "医保"],
  [/国有资产监督管理/u, "国资"],
  [/工商业联合会/u, "工商联"],
  [/科学技术协会/u, "科协"],
  [/妇女联合会/u, "妇联"],
  [/机构编制委员会办公室/u, "编办"],
  [/统一战线工作/u, "统战"],
  [/科学技术/u, "科技"],
  [/农业(和|与)?农村|农业(?=局)/u, "农业农村"],
  [/委员会/u, "委"],
  [/办公室|办公厅/u, "办"],
  [/人民政府/u, "政府"],
];

/** Organs whose ending says only at which level they stand: 卫健委 of a city, 卫健局 of a county. */
const bureaus =
  /^(卫健|发改|科技|国资|人社|工信|教育|财政|民政|住建|商务|文旅|医保|农业农村|市场监管|金融)(委|局|办)$/u;

/** The level that a name begins with: 县人社局 is one of a county; 市场监管局 says nothing of it. */
const level = /^(?:中共)?([县州]|区(?!域)|市(?!场|监|政[^府协]))/u;

/** A name taken apart: where it says it stands, and the keys under which it is found, the most exact first. */
export type ReadName = { readonly keys: readonly string[]; readonly level: string | undefined };

/**
 * Reads the name of an office. `places` are names of places that full names begin with.
 *
 * @example readName("清流县卫生健康委员会", ["清流县"]) // { level: "县", keys: [……, "卫健委", "卫健*"] }
 */
export function readName(name: string, places: readonly string[]): ReadName {
  const exact = nameKey(name);
  const alone = withoutBrackets(exact);
  const unled = alone.replace(/^中共/u, "");
  const place = places.map(nameKey).find((each) => unled.startsWith(each) && unled.length > each.length);
  const within = place === undefined ? unled : unled.slice(place.length);
  const brief = shortForms.reduce((text, [full, short]) => text.replace(full, short), within);
  const unmarked = withoutLevel(brief);
  const stem = bureaus.exec(unmarked)?.[1];
  const keys = [exact, alone, within, brief, unmarked, ...(stem === undefined ? [] : [`${stem}*`])];
  return {
    keys: [...new Set(keys.filter((key) => key !== ""))],
    level: place?.at(-1) ?? level.exec(alone)?.[1],
  };
}

/** 县人社局, 市人社局 and 人社局 are one name within one place; 县委组织部 is the 组织部 there. */
function withoutLevel(key: string): string {
  const bare = key.replace(/^[县市州区]?委(?=.{2,}$)/u, "");
  return bare === key && level.test(key) && key.length > 2 ? key.slice(1) : bare;
}

/** The texts of a cell that names several units, separated by line breaks, commas, slashes or spaces. */
export function splitUnits(cell: string): string[] {
  return cell
    .normalize("NFC")
    .split(/[\r\n,，、;；/]+|\s{1,}/u)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/**
 * Cuts a run of names that stand without a mark between them (县委组织部人社局) into known ones.
 *
 * `known` is asked from the longest piece down; undefined when something remains that is no name.
 */
export function cutRun(run: string, known: (piece: string) => boolean): string[] | undefined {
  if (run === "") return [];
  if (run.length > longestRun) return undefined;
  for (let end = run.length; end >= 2; end--) {
    if (!known(run.slice(0, end))) continue;
    const rest = cutRun(run.slice(end), known);
    if (rest !== undefined) return [run.slice(0, end), ...rest];
  }
  return undefined;
}
