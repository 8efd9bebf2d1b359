import type { FastifyInstance } from "fastify";
import type { OutsideConfig } from "#config/outside.ts";
import type { SignInConfig } from "#config/sign-in.ts";
import type { Chain } from "#kernel/audit/index.ts";
import type { Clock } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import type { FileStore } from "#kernel/files/index.ts";
import type { Jobs } from "#kernel/jobs/index.ts";
import type { PermissionTable } from "#kernel/permissions/index.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { LoadActor } from "./actor.ts";

/** What every module is built with. */
export type ModuleDeps = {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
  readonly sealing: Sealing;
  readonly jobs: Jobs;
  /** What modules tell each other within a transaction. */
  readonly events: Events;
  /** The audit chain, to be verified; entries are written by `record`. */
  readonly chain: Chain;
  readonly permissions: PermissionTable;
  readonly signIn: SignInConfig;
  /** Files that people hand in. */
  readonly files: FileStore;
  readonly outside: OutsideConfig;
};

/** The web framework with what `handle` needs hung onto it by app.ts. */
export type Http = FastifyInstance & { readonly jucai: HttpGround };
export type HttpGround = {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
  readonly sealing: Sealing;
  readonly permissions: PermissionTable;
  readonly loadActor: LoadActor;
};
