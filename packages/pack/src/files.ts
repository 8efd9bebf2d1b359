/** Where the files of one pack are, by what they hold. Paths are relative to the packs folder. */
export type PackFiles = {
  readonly folder: string;
  readonly pack: string;
  readonly units?: string;
  readonly measures?: string;
  /** Which measures the software does today. */
  readonly runs?: string;
  readonly rosters?: string;
  readonly liaison?: string;
  readonly processes?: string;
  readonly recognitions?: string;
  readonly services?: string;
  readonly tasks?: string;
  readonly benefits: readonly string[];
  readonly examples: readonly string[];
  /** Tables of rates that the place has loaded. */
  readonly rates: readonly string[];
};

export type Sorted = {
  readonly vocabulary: readonly string[];
  readonly packs: readonly PackFiles[];
  /** YAML files that belong to nothing: probably misplaced. */
  readonly stray: readonly string[];
};

/** Sorts paths into the vocabulary and packs: a pack is any folder with a `pack.yaml`. */
export function sortFiles(paths: readonly string[]): Sorted {
  const yaml = paths.filter((path) => /\.ya?ml$/.test(path)).toSorted();
  const vocabulary = yaml.filter((path) => /^vocabulary\/[^/]+\.yaml$/.test(path));
  const packs = yaml.filter((path) => /(^|\/)pack\.yaml$/.test(path)).map((path) => packFiles(path, yaml));
  const used = new Set([...vocabulary, ...packs.flatMap(filesOf)]);
  return { vocabulary, packs, stray: yaml.filter((path) => !used.has(path)) };
}

function packFiles(pack: string, yaml: readonly string[]): PackFiles {
  const folder = pack.slice(0, -"pack.yaml".length);
  const inside = (name: string): string[] =>
    yaml.filter((path) => path.startsWith(`${folder}${name}/`) && path.endsWith(".yaml"));
  const own = (name: string): string | undefined => yaml.find((path) => path === folder + name);
  const units = own("units.yaml");
  const measures = own("measures.yaml");
  const runs = own("runs.yaml");
  const rosters = own("rosters.yaml");
  const liaison = own("liaison.yaml");
  const processes = own("processes.yaml");
  const recognitions = own("recognitions.yaml");
  const services = own("services.yaml");
  const tasks = own("tasks.yaml");
  return {
    folder,
    pack,
    ...(units ? { units } : {}),
    ...(measures ? { measures } : {}),
    ...(runs ? { runs } : {}),
    ...(rosters ? { rosters } : {}),
    ...(liaison ? { liaison } : {}),
    ...(processes ? { processes } : {}),
    ...(recognitions ? { recognitions } : {}),
    ...(services ? { services } : {}),
    ...(tasks ? { tasks } : {}),
    benefits: inside("benefits"),
    examples: inside("examples"),
    rates: inside("rates"),
  };
}

function filesOf(pack: PackFiles): string[] {
  const {
    units,
    measures,
    runs,
    rosters,
    liaison,
    processes,
    recognitions,
    services,
    tasks,
    benefits,
    examples,
    rates,
  } = pack;
  const single = [pack.pack, units, measures, runs, rosters, liaison, processes, recognitions, services, tasks];
  return [...single, ...benefits, ...examples, ...rates].filter((it) => it !== undefined);
}
