import { z } from "zod";
import { Text } from "../published/text.ts";
import { route } from "./route.ts";

export const JobView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(["waiting", "running", "done", "failed"]),
    done: z.int(),
    /** Null while nobody knows how much there is. */
    total: z.int().nullable(),
    /** Why it failed. */
    message: Text.nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: "JobView" });
export type JobView = z.infer<typeof JobView>;

export const jobRoutes = {
  job: route({
    method: "GET",
    path: "/api/v1/jobs/:id",
    summary: "How far long work is, for whoever asked for it",
    access: { signedIn: "Everybody sees the work that he asked for himself." },
    params: z.object({ id: z.uuid() }),
    answer: JobView,
  }),
};
