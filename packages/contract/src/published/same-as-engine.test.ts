import type * as engine from "@jucai/engine";
import { expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { Benefit } from "./benefit.ts";
import type { LiaisonDuty, Roster } from "./roster.ts";
import type { Process } from "./process.ts";
import type { RecognitionScheme, Service } from "./recognition.ts";
import type { ActivityKind, Goal, LightScheme, Rhythm, ScoreRule, Task } from "./task.ts";
import type { Vocabulary } from "./vocabulary.ts";

it("describes exactly the engine's published types, neither more nor less", () => {
  expectTypeOf<z.infer<typeof Benefit>>().toEqualTypeOf<engine.Benefit>();
  expectTypeOf<z.infer<typeof Vocabulary>>().toEqualTypeOf<engine.Vocabulary>();
  expectTypeOf<z.infer<typeof Roster>>().toEqualTypeOf<engine.Roster>();
  expectTypeOf<z.infer<typeof Process>>().toEqualTypeOf<engine.Process>();
  expectTypeOf<z.infer<typeof RecognitionScheme>>().toEqualTypeOf<engine.RecognitionScheme>();
  expectTypeOf<z.infer<typeof Service>>().toEqualTypeOf<engine.Service>();
  expectTypeOf<z.infer<typeof LiaisonDuty>>().toEqualTypeOf<engine.LiaisonDuty>();
  expectTypeOf<z.infer<typeof Task>>().toEqualTypeOf<engine.Task>();
  expectTypeOf<z.infer<typeof Rhythm>>().toEqualTypeOf<engine.Rhythm>();
  expectTypeOf<z.infer<typeof Goal>>().toEqualTypeOf<engine.Goal>();
  expectTypeOf<z.infer<typeof ActivityKind>>().toEqualTypeOf<engine.ActivityKind>();
  expectTypeOf<z.infer<typeof ScoreRule>>().toEqualTypeOf<engine.ScoreRule>();
  expectTypeOf<z.infer<typeof LightScheme>>().toExtend<engine.LightScheme>();
  expect(Benefit).toBeDefined();
});
