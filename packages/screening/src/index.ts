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
