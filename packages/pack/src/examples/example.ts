import type { Constant, Day, Facts, Held, Place } from "@jucai/engine";
import type { ReadOf } from "../shape/shape.ts";
import type { example, expectation } from "../shapes/examples.ts";

export type Expectation = ReadOf<typeof expectation>;
export type BundleExpectation = NonNullable<ReadOf<typeof example>["bundle"]>;

export type DocumentExpectation = NonNullable<ReadOf<typeof example>["document"]>;

/** A worked case of a pack: facts in, outcome out. */
export type Example = {
  readonly name: string;
  readonly clause?: string;
  readonly at: Place;
  readonly on: Day;
  readonly facts: Facts;
  readonly held: readonly Held[];
  /** Settings as a place would set them, by benefit id + "#" + setting id. */
  readonly settings: ReadonlyMap<string, Constant>;
  readonly expect?: Expectation;
  readonly bundle?: BundleExpectation;
  readonly document?: DocumentExpectation;
};

export type ExampleFile = {
  readonly file: string;
  readonly pack: string;
  /** The benefit that all examples of the file are about, unless they are about bundles. */
  readonly benefit?: string;
  /** Packs whose benefits a bundle is chosen from. */
  readonly packs: readonly string[];
  readonly examples: readonly Example[];
};
