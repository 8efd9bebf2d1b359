import type { Resource, Session, Verb } from "@jucai/contract";
import { createContext, useContext } from "react";

export type { Session };
export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("Only pages inside the session gate know who is signed in");
  return session;
}

export type Need = readonly [Resource, Verb];
export const isAllowed = ({ may }: Pick<Session, "may">, [resource, verb]: Need) =>
  may[resource]?.includes(verb) ?? false;

/** Whether a button, a menu entry or a column has a place on the page; the server decides by itself. */
export function useMay(): (...need: Need) => boolean {
  const session = useSession();
  return (...need) => isAllowed(session, need);
}
