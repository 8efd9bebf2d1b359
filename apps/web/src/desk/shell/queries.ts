import { RequestFailed } from "@jucai/contract/client";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { toSignIn } from "./to-sign-in.ts";

const signedOut = (error: unknown) =>
  error instanceof RequestFailed && error.status === 401 && error.answer?.code === "not_signed_in";

/**
 * What the desk remembers of the server's answers.
 *
 * A page shows what it had and asks again; after every change all that is on the screen is asked
 * again, so that no page has to know what else a change touches. A reader who is no longer signed in
 * is sent to sign in; who was saving something stays, with what he typed, and is told.
 */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (signedOut(error)) toSignIn();
    },
  }),
  mutationCache: new MutationCache({
    // Not waited for: whoever saved is told at once, and may have gone on by the time all is asked again.
    onSuccess: () => void queries.invalidateQueries(),
  }),
  defaultOptions: { queries: { staleTime: 15_000, retry: false, refetchOnWindowFocus: false } },
});
