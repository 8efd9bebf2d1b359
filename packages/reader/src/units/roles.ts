import type { UnitRole } from "../model.ts";

/** Words by which a document gives units their role. */
export const roles: Readonly<Record<string, UnitRole>> = {
  牵头: "lead",
  主办: "lead",
  主责: "lead",
  主管: "lead",
  责任: "responsible",
  负责: "responsible",
  配合: "cooperating",
  协办: "cooperating",
  协同: "cooperating",
  协助: "cooperating",
  参与: "cooperating",
  参加: "cooperating",
  实施: "implementing",
  落实: "implementing",
  承办: "implementing",
  执行: "implementing",
};
export const roleWords = Object.keys(roles).join("|");

/** A printed list of units, all in one role, with its place in the text. */
export type List = { readonly from: number; readonly to: number; readonly role: UnitRole };
