import type { Actor } from "#kernel/permissions/index.ts";

export type Credentials = { readonly cookie?: string; readonly bearer?: string };

/** Whoever is signed in, and the value that a page must send along with every change. */
export type SignedIn = { readonly actor: Actor; readonly csrf: string };

/** Finds out who asks; undefined for a session that ended or never was. The directory answers it. */
export type LoadActor = (credentials: Credentials, at: Date) => Promise<SignedIn | undefined>;

export const sessionCookie = "jucai_session";
export const csrfHeader = "x-jucai-csrf";
