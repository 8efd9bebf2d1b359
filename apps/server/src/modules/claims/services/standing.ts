import type { ServiceRequestView } from "@jucai/contract";

export type RequestState = ServiceRequestView["state"];
export type RequestCommand = "take" | "pass" | "grant" | "decline" | "withdraw";

const open: Readonly<Record<RequestCommand, RequestState>> = {
  take: "taken",
  pass: "asked",
  grant: "granted",
  decline: "declined",
  withdraw: "withdrawn",
};

/** Where a command leads a request; undefined where it is not possible. What was answered or taken back stays so. */
export function next(state: RequestState, command: RequestCommand): RequestState | undefined {
  return state === "asked" || state === "taken" ? open[command] : undefined;
}
