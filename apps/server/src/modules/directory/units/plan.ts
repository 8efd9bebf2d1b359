import { createHash } from "node:crypto";
import type { UnitKind } from "@jucai/contract";
import type { Policy, Text, Unit } from "@jucai/engine";
import { nameKey } from "./names.ts";
import { resolverOf } from "./resolve.ts";
import type { MemberRule } from "./units.tables.ts";

/** The whole country: the one unit above all provinces. */
export const rootCode = "000000";

export type Region = { readonly code: string; readonly name: Text };
export type KnownUnit = {
  readonly id: string;
  readonly kind: UnitKind;
  readonly place: string;
  readonly code: string | null;
  readonly touched: boolean;
  readonly names: readonly string[];
};
export type Binding = { readonly pack: string; readonly key: string; readonly unit: string };

/** What is there already. */
export type Known = { readonly units: readonly KnownUnit[]; readonly bindings: readonly Binding[] };
export type NewUnit = KnownUnit & {
  readonly parent: string | null;
  readonly name: Text;
  readonly members: MemberRule | null;
};
/** What has to be added; nothing that is there is changed but for further names of units that nobody has touched. */
export type Plan = {
  readonly units: readonly NewUnit[];
  readonly aliases: readonly { readonly unit: string; readonly name: string }[];
  readonly bindings: readonly (Binding & { readonly name: Text })[];
  readonly members: readonly { readonly group: string; readonly member: string }[];
};

/** How packs call kinds of bodies, as kinds of units; roles and partners elsewhere are no units of the place. */
const kinds: Readonly<Record<string, UnitKind | undefined>> = {
  township: "township",
  group: "group",
  school: "school",
  enterprise: "employer",
  "talent-market": "agency",
  role: undefined,
  partner: undefined,
};

/** The kind of unit that a body in a pack becomes; undefined when it becomes none. */
export function unitKindOf(kind: string): UnitKind | undefined {
  return kind in kinds ? kinds[kind] : "office";
}

/** The same thing has the same id in every installation and every process, so that starting twice adds nothing. */
export function seededId(name: string): string {
  const hex = createHash("sha256").update(`jucai unit ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const jurisdictionId = (code: string): string => seededId(`jurisdiction/${code}`);

/** Works out what the units of these policies lack. Two packs of one place share an office by key or by name. */
export function planUnits(known: Known, policies: readonly Policy[], regions: readonly Region[]): Plan {
  const units = new Map(known.units.map((unit) => [unit.id, unit]));
  const bound = new Map(known.bindings.map((it) => [bindingKey(it), it.unit]));
  const added: NewUnit[] = [];
  const aliases: { unit: string; name: string }[] = [];
  const bindings: (Binding & { name: Text })[] = [];
  const add = (unit: NewUnit): string => {
    units.set(unit.id, unit);
    added.push(unit);
    return unit.id;
  };

  const jurisdictions = placesOf(policies, regions, new Map([...units.values()].flatMap(byCode)), add);
  for (const policy of policies) {
    for (const unit of policy.units) {
      const kind = unitKindOf(unit.kind);
      if (kind === undefined || bound.has(bindingKey({ pack: policy.id, key: unit.id }))) continue;
      const place = unit.place ?? policy.place;
      const found = findIn(place, unit, [...units.values()], [...known.bindings, ...bindings]);
      const id = found?.id ?? add(newUnit(unit, kind, place, jurisdictions.get(place) ?? null));
      if (found && !found.touched) {
        const lacking = lackingNames(found, unit);
        aliases.push(...lacking.map((name) => ({ unit: id, name })));
        units.set(id, { ...found, names: [...found.names, ...lacking] });
      }
      bindings.push({ pack: policy.id, key: unit.id, unit: id, name: unit.name });
      bound.set(bindingKey({ pack: policy.id, key: unit.id }), id);
    }
  }
  return { units: added, aliases, bindings, members: membersOf(policies, bound, new Set(added.map(({ id }) => id))) };
}

const bindingKey = ({ pack, key }: Pick<Binding, "pack" | "key">): string => `${pack}/${key}`;
const byCode = ({ kind, code, id }: KnownUnit): [string, string][] =>
  kind === "jurisdiction" && code !== null ? [[code, id]] : [];

/** The jurisdictions of the policies, those around them and those inside that have a name; top first. */
function placesOf(
  policies: readonly Policy[],
  regions: readonly Region[],
  known: Map<string, string>,
  add: (unit: NewUnit) => string,
): Map<string, string> {
  const names = new Map([
    [rootCode, { zh: "全国", en: "The whole country" }],
    ...policies.map(({ place, placeName }) => [place, placeName] as const),
    ...regions.map(({ code, name }) => [code, name] as const),
  ]);
  const own = [...new Set(policies.flatMap((it) => [it.place, ...it.units.flatMap(({ place }) => place ?? [])]))];
  const inside = regions.map(({ code }) => code).filter((code) => own.some((place) => liesIn(code, place)));
  for (const code of [...new Set([...own.flatMap(around), ...own, ...inside])].sort(topFirst)) {
    const name = names.get(code);
    if (known.has(code) || name === undefined) continue;
    const parent = around(code)
      .map((each) => known.get(each))
      .findLast((id) => id !== undefined);
    const id = jurisdictionId(code);
    const unit = { id, kind: "jurisdiction", place: code, code, touched: false, names: [name.zh] } as const;
    known.set(code, add({ ...unit, parent: parent ?? null, name, members: null }));
  }
  return known;
}

/** The places around one, from the top down: the country, the province, the city. */
function around(code: string): string[] {
  return [rootCode, `${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((each) => each !== code);
}

const significant = (code: string): string => code.replace(/(00){1,3}$/, "");
const liesIn = (code: string, place: string): boolean => code !== place && code.startsWith(significant(place));
const topFirst = (a: string, b: string): number => significant(a).length - significant(b).length || a.localeCompare(b);

function newUnit(unit: Unit, kind: UnitKind, place: string, parent: string | null): NewUnit {
  return {
    id: seededId(`${place}/${unit.id}`),
    kind,
    place,
    code: null,
    touched: false,
    parent,
    name: unit.name,
    names: [...new Set([unit.name.zh, ...unit.aliases])],
    members: unit.members && "every" in unit.members ? { every: unit.members.every } : null,
  };
}

/** The unit of the place that another pack means by the same key, or that has one of these names. */
function findIn(place: string, unit: Unit, units: readonly KnownUnit[], bindings: readonly Binding[]) {
  const here = units.filter((it) => it.place === place && it.kind !== "jurisdiction");
  const sameKey = bindings.filter(({ key }) => key === unit.id).map((it) => it.unit);
  const byKey = here.find(({ id }) => sameKey.includes(id));
  if (byKey) return byKey;
  const resolve = resolverOf(
    here.flatMap(({ id, kind, names }) =>
      names.map((name) => ({ unit: { id, name, kind, place }, name, placeName: "", distance: 0 })),
    ),
  );
  const [first, second] = resolve(unit.name.zh);
  const id = second === undefined ? first?.unit?.id : undefined;
  return here.find((it) => it.id === id && (it.kind === "group") === (unit.kind === "group"));
}

function lackingNames(found: KnownUnit, { name, aliases }: Unit): string[] {
  const there = new Set(found.names.map(nameKey));
  return [...new Set([name.zh, ...aliases])].filter((each) => !there.has(nameKey(each)));
}

/** Members listed one by one, of groups that are new. */
function membersOf(policies: readonly Policy[], bound: ReadonlyMap<string, string>, added: ReadonlySet<string>) {
  const pairs = policies.flatMap(({ id: pack, units }) =>
    units.flatMap(({ id: key, members }) => {
      const group = bound.get(bindingKey({ pack, key }));
      if (group === undefined || !added.has(group) || !members || !("units" in members)) return [];
      return members.units.flatMap((each) => {
        const member = bound.get(bindingKey({ pack, key: each }));
        return member === undefined ? [] : [{ group, member }];
      });
    }),
  );
  return [...new Map(pairs.map((pair) => [`${pair.group}/${pair.member}`, pair])).values()];
}
