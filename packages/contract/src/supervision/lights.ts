import { z } from "zod";
import { route } from "../http/route.ts";
import { LightScheme } from "../published/task.ts";
import { IsoDate, PlaceCode } from "../published/text.ts";
import { Line } from "../registry/written.ts";

/** The scheme of a place, and who set it when; null while the standard holds. */
export const LightSchemeAnswer = z
  .object({
    place: PlaceCode,
    scheme: LightScheme,
    set: z.object({ by: z.string(), on: IsoDate, basis: z.string() }).nullable(),
    history: z.array(z.object({ by: z.string(), on: IsoDate, basis: z.string(), scheme: LightScheme })),
  })
  .meta({ id: "LightSchemeAnswer" });
export type LightSchemeAnswer = z.infer<typeof LightSchemeAnswer>;

export const lightRoutes = {
  lightScheme: route({
    method: "GET",
    path: "/api/v1/light-scheme",
    summary: "How a place shows and chases its tasks",
    access: { may: ["light", "read"] },
    query: z.object({ place: PlaceCode }),
    answer: LightSchemeAnswer,
  }),
  setLightScheme: route({
    method: "PUT",
    path: "/api/v1/light-scheme",
    summary: "Set the place's own colours, names, triggers and reminders",
    access: { may: ["light", "update"] },
    body: z.object({ place: PlaceCode, scheme: LightScheme, basis: Line }),
    answer: LightSchemeAnswer,
  }),
};
