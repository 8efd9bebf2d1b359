import type { Command } from "../command.ts";
import { accountCommand } from "./account.ts";
import { adviseCommand } from "./advise.ts";
import { auditCommand } from "./audit.ts";
import { booksCommand } from "./books.ts";
import { backupCommand } from "./backup.ts";
import { askCommand } from "./ask.ts";
import { boundariesCommand } from "./boundaries.ts";
import { calendarCommand } from "./calendar.ts";
import { checkCommand } from "./check.ts";
import { compareCommand } from "./compare.ts";
import { coverageCommand } from "./coverage.ts";
import { decideCommand } from "./decide.ts";
import { examplesCommand } from "./examples.ts";
import { importCommand } from "./import.ts";
import { informationCommand } from "./information.ts";
import { keysCommand } from "./keys.ts";
import { mutateCommand } from "./mutate.ts";
import { exportCommand } from "./export.ts";
import { factsCommand } from "./facts.ts";
import { populationCommand } from "./population.ts";
import { readCommand } from "./read.ts";
import { replayCommand } from "./replay.ts";
import { restoreCommand } from "./restore.ts";
import { screenCommand } from "./screen.ts";

/** All verbs, in the order of the help. */
export const commands: readonly Command[] = [
  factsCommand,
  decideCommand,
  askCommand,
  adviseCommand,
  calendarCommand,
  checkCommand,
  examplesCommand,
  mutateCommand,
  coverageCommand,
  boundariesCommand,
  screenCommand,
  compareCommand,
  informationCommand,
  populationCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  auditCommand,
  booksCommand,
  readCommand,
  replayCommand,
  keysCommand,
  accountCommand,
];
