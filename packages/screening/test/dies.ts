/** A thread that answers some tasks, and then dies or throws, as it is told. */
import { serve } from "../src/run/serve.ts";

serve((how: string) => (task: number) => {
  if (task < 3) return { answer: task };
  if (how === "throws") throw new Error("no more");
  if (how === "loops") for (;;);
  process.exit(3);
});
