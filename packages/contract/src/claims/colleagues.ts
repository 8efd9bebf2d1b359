import { z } from "zod";
import { roles } from "../http/access.ts";
import { route } from "../http/route.ts";
import { Text } from "../published/text.ts";
import { Uuid } from "../registry/written.ts";

/** Somebody who works on claims: to whom a step can be handed, or who can stand in for another. */
export const Colleague = z
  .object({
    id: Uuid,
    name: z.string(),
    grants: z.array(z.object({ role: z.enum(roles), unit: Uuid, unitName: Text })),
  })
  .meta({ id: "Colleague" });
export type Colleague = z.infer<typeof Colleague>;

export const colleagueRoutes = {
  colleagues: route({
    method: "GET",
    access: { may: ["claim", "approve"] },
    path: "/api/v1/colleagues",
    summary: "Officers of one's places who work on claims, with their roles",
    answer: z.object({ items: z.array(Colleague) }).meta({ id: "Colleagues" }),
  }),
};
