import type { Text } from "@jucai/engine";
import type { loadPacks } from "@jucai/pack";

export type Language = "zh" | "en";

/** What the command line has of the world; tests hand in their own. */
export type World = {
  /** The caller's folder: relative paths start here. */
  readonly cwd: string;
  readonly locale: string;
  readonly readFile: (path: string) => Promise<string>;
  readonly readStdin: () => Promise<string>;
  readonly loadPacks: typeof loadPacks;
  /** Standard input as it comes, for what may be longer than memory. */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Writes over the line of progress on the terminal; absent where there is none. */
  readonly progress?: (line: string) => void;
};

/** Options that a verb was given, as `parseArgs` reads them. */
export type Given = { readonly [option: string]: string | boolean | readonly string[] | undefined };

/** One call of a verb. */
export type Call = {
  readonly world: World;
  readonly language: Language;
  readonly json: boolean;
  /** The packs folder, absolute. */
  readonly packs: string;
  readonly given: Given;
  readonly words: readonly string[];
};

/** 0 = done, 1 = problems found in a pack, document or case, 2 = wrong use. */
export type ExitCode = 0 | 1 | 2;

export type Option = {
  readonly type: "string" | "boolean";
  readonly multiple?: true;
  readonly value?: string;
  readonly help: Text;
};

export type Command = {
  readonly verb: string;
  /** What comes after the verb, such as `<case.yaml|->`. */
  readonly words: string;
  readonly help: Text;
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (call: Call) => Promise<ExitCode>;
};

/** The caller asked for something that does not exist; ends with one line and code 2. */
export class WrongUse extends Error {
  readonly text: Text;
  constructor(zh: string, en: string) {
    super(en);
    this.text = { zh, en };
  }
}
