import type { ReadOf } from "../shape/shape.ts";
import type { measuresFile, packFile, runsFile, unitsFile } from "../shapes/pack.ts";
import type { recognitionsFile, servicesFile } from "../shapes/recognitions.ts";
import type { processesFile } from "../shapes/processes.ts";
import type { tasksFile } from "../shapes/tasks.ts";
import type { liaisonFile, rostersFile } from "../shapes/rosters.ts";
import type { Sheet } from "../yaml/sheet.ts";
import type { RatesSheet } from "./rates.ts";
import type { RawBenefit } from "./raw-benefit.ts";

/** One file of a pack, as read. */
export type Raw<S> = { readonly sheet: Sheet; readonly value: ReadOf<S> };

/** A pack's files, each read into its shape. */
export type RawPack = {
  readonly pack: Raw<typeof packFile>;
  readonly units: Raw<typeof unitsFile> | undefined;
  readonly measures: Raw<typeof measuresFile> | undefined;
  readonly runs: Raw<typeof runsFile> | undefined;
  readonly rosters: Raw<typeof rostersFile> | undefined;
  readonly liaison: Raw<typeof liaisonFile> | undefined;
  readonly processes: Raw<typeof processesFile> | undefined;
  readonly recognitions: Raw<typeof recognitionsFile> | undefined;
  readonly services: Raw<typeof servicesFile> | undefined;
  readonly tasks: Raw<typeof tasksFile> | undefined;
  readonly benefits: readonly { readonly sheet: Sheet; readonly value: RawBenefit }[];
  /** Tables of rates that the place has loaded. */
  readonly rates: readonly RatesSheet[];
  /** A file of the pack could not be read, so that what refers to it is not judged. */
  readonly partial: boolean;
};

type RawRosters = ReadOf<typeof rostersFile>["rosters"];
export type RawRoster = RawRosters[number]["value"];
export type RawDue = NonNullable<RawRoster["due"]>[number];
