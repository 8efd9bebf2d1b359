import { useQuery } from "@tanstack/react-query";
import { client } from "../../lib/client.ts";
import { ask } from "./ask.ts";
import { queries } from "./queries.ts";

/** Who is signed in, and when the server said so: the time left counts from then. */
export function useServerSession() {
  return useQuery({ ...ask("GET /api/v1/session"), staleTime: Infinity });
}

/** Asks the server again, which counts as being there: the time left begins anew. */
export function staySignedIn(): void {
  void queries.invalidateQueries({ queryKey: ["GET /api/v1/session"] });
}

/** Leaves, and forgets what was read: the next reader of this device sees none of it. */
export async function signOut(): Promise<void> {
  await client.call("POST /api/v1/sign-out").catch(() => undefined);
  queries.clear();
  sessionStorage.clear();
  window.location.assign("/sign-in");
}
