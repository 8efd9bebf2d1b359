/** Whole populations: generated, read from files, screened by several workers. */
export { factsWanted } from "./population/facts-wanted.ts";
export type { Group } from "./population/groups.ts";
export type { Kind } from "./population/lives.ts";
export {
  type Population,
  type PopulationBlock,
  populationBlocks,
  populationOf,
  type PopulationOptions,
  usualBlock,
} from "./population/population.ts";
export { screenAll, type ScreenAll, type ScreenedBlock, type Source, type TableOf } from "./run/screen-all.ts";
export { addScreened, addSums, type BenefitSums, noSums, type Sums } from "./run/sums.ts";
export { inThreads, type Job, type Jobs, type Threads } from "./run/threads.ts";
export { serve, type Served } from "./run/serve.ts";
export { buffersOf } from "./run/buffers.ts";
export { type CsvBlock, type CsvOptions, readCsv } from "./csv/read-csv.ts";
export type { TableProblem } from "./csv/problem.ts";
export type { Bytes } from "./csv/text.ts";
export { csvHeaders, csvLine, csvRows, type CsvText } from "./csv/write-csv.ts";
