import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { Done, Id, Mobile, Moment, OneTimeLink, PersonName, RoleName, Username } from "./fields.ts";
import { Consent, DelegationList, DelegationMade, SessionList } from "./own-account.ts";
import { UnitBrief } from "./units.ts";

export const GrantItem = z
  .object({
    id: Id,
    account: z.object({ id: Id, name: z.string(), username: z.string().nullable() }),
    role: RoleName,
    unit: UnitBrief,
    /** First and last day; no last day: until revoked. */
    from: z.iso.date(),
    to: z.iso.date().nullable(),
    state: z.enum(["coming", "valid", "ended", "revoked"]),
    grantedBy: z.string().nullable(),
    grantedAt: Moment,
  })
  .meta({ id: "GrantItem" });
export const GrantPage = z.object(PageOf(GrantItem)).meta({ id: "GrantPage" });

export const AccountItem = z
  .object({
    id: Id,
    kind: z.enum(["human", "machine"]),
    name: z.string(),
    username: z.string().nullable(),
    mobileTail: z.string().nullable(),
    unit: UnitBrief.nullable(),
    person: Id.nullable(),
    /** invited: no password set yet; locked: after failures, for a while. */
    state: z.enum(["invited", "active", "locked", "disabled"]),
    secondStep: z.boolean(),
    /** Valid today. */
    roles: z.array(z.object({ role: RoleName, unit: UnitBrief })),
    lastSignIn: Moment.nullable(),
    createdAt: Moment,
  })
  .meta({ id: "AccountItem" });
export const AccountPage = z.object(PageOf(AccountItem)).meta({ id: "AccountPage" });
export const AccountMade = z.object({ account: AccountItem, link: OneTimeLink }).meta({ id: "AccountMade" });
/** `token` is shown this once. */
export const MachineMade = z
  .object({ account: AccountItem, token: z.string(), until: Moment })
  .meta({ id: "MachineMade" });

export const DirectorySettings = z
  .object({
    /** 三员分立: no account holds two of the three administrators' roles, or one of them and any other. */
    separateDuties: z.boolean(),
    /** Minutes without a request after which a session ends. */
    idleMinutes: z.int().min(5).max(120),
    /** Days after which a password must be changed; null: never. */
    passwordDays: z.int().min(30).max(730).nullable(),
    /** Whoever holds one of these roles must set up the second step. */
    secondStepRoles: z.array(RoleName),
  })
  .meta({ id: "DirectorySettings" });

/** What is left out stays as it is. */
const settings = DirectorySettings.shape;
export const DirectorySettingsChange = z.object({
  separateDuties: settings.separateDuties.exactOptional(),
  idleMinutes: settings.idleMinutes.exactOptional(),
  passwordDays: settings.passwordDays.exactOptional(),
  secondStepRoles: settings.secondStepRoles.exactOptional(),
});

export const MessageItem = z
  .object({ id: z.int(), to: z.string(), text: z.string(), at: Moment })
  .meta({ id: "MessageItem" });
export const MessagePage = z.object(PageOf(MessageItem)).meta({ id: "MessagePage" });

const AccountsQuery = z.object({
  /** Part of a name or username, or a whole mobile number. */
  q: z.string().trim().max(60).default(""),
  unit: Id.exactOptional(),
  role: RoleName.exactOptional(),
  state: AccountItem.shape.state.exactOptional(),
  kind: AccountItem.shape.kind.exactOptional(),
  ...PageQuery,
});
const GrantsQuery = z.object({
  account: Id.exactOptional(),
  unit: Id.exactOptional(),
  role: RoleName.exactOptional(),
  state: GrantItem.shape.state.exactOptional(),
  ...PageQuery,
});
const ById = z.object({ id: Id });

/** Accounts, roles, machines, settings: what administrators do; and what a window does for a person. */
export const accountRoutes = {
  accounts: route({
    method: "GET",
    access: { may: ["account", "list"] },
    path: "/api/v1/accounts",
    summary: "Accounts, by name",
    query: AccountsQuery,
    answer: AccountPage,
  }),
  account: route({
    method: "GET",
    access: { may: ["account", "read"] },
    path: "/api/v1/accounts/:id",
    summary: "One account",
    params: ById,
    answer: AccountItem,
  }),
  createAccount: route({
    method: "POST",
    access: { may: ["account", "create"] },
    path: "/api/v1/accounts",
    summary: "Make an account for a colleague; the link lets him set his password",
    body: z.object({ name: PersonName, username: Username, unit: Id, mobile: Mobile.exactOptional() }),
    answer: AccountMade,
  }),
  updateAccount: route({
    method: "PATCH",
    access: { may: ["account", "update"] },
    path: "/api/v1/accounts/:id",
    summary: "Rename, move, disable or enable an account; disabling ends its sessions",
    params: ById,
    body: z.object({
      name: PersonName.exactOptional(),
      unit: Id.exactOptional(),
      mobile: Mobile.nullable().exactOptional(),
      disabled: z.boolean().exactOptional(),
    }),
    answer: AccountItem,
  }),
  resetAccount: route({
    method: "POST",
    access: { may: ["account", "update"] },
    path: "/api/v1/accounts/:id/reset",
    summary: "End the sessions, unlock, and make a link for a new password; optionally take the second step off",
    params: ById,
    body: z.object({ removeSecondStep: z.boolean().default(false) }),
    answer: AccountMade,
  }),
  createMachine: route({
    method: "POST",
    access: { may: ["account", "create"] },
    path: "/api/v1/machines",
    summary: "Make an account for a machine; its token is shown once",
    body: z.object({ name: PersonName, unit: Id, days: z.int().min(1).max(730).default(365) }),
    answer: MachineMade,
  }),
  renewMachine: route({
    method: "POST",
    access: { may: ["account", "update"] },
    path: "/api/v1/machines/:id/token",
    summary: "A new token for a machine; the old one ends",
    params: ById,
    body: z.object({ days: z.int().min(1).max(730).default(365) }),
    answer: MachineMade,
  }),
  accountSessions: route({
    method: "GET",
    access: { may: ["account", "approve"] },
    path: "/api/v1/accounts/:id/sessions",
    summary: "Sessions of an account",
    params: ById,
    answer: SessionList,
  }),
  endAccountSessions: route({
    method: "POST",
    access: { may: ["account", "approve"] },
    path: "/api/v1/accounts/:id/sign-out",
    summary: "End sessions of an account: one, or all",
    params: ById,
    body: z.object({ session: Id.exactOptional() }),
    answer: Done,
  }),
  grants: route({
    method: "GET",
    access: { may: ["grant", "list"] },
    path: "/api/v1/grants",
    summary: "Who holds which role where",
    query: GrantsQuery,
    answer: GrantPage,
  }),
  createGrant: route({
    method: "POST",
    access: { may: ["grant", "create"] },
    path: "/api/v1/grants",
    summary: "Grant a role at a unit",
    body: z.object({
      account: Id,
      role: RoleName,
      unit: Id,
      from: z.iso.date().exactOptional(),
      to: z.iso.date().exactOptional(),
    }),
    answer: GrantItem,
  }),
  revokeGrant: route({
    method: "DELETE",
    access: { may: ["grant", "delete"] },
    path: "/api/v1/grants/:id",
    summary: "Take a role away",
    params: ById,
    answer: Done,
  }),
  directorySettings: route({
    method: "GET",
    access: { may: ["grant", "read"] },
    path: "/api/v1/directory/settings",
    summary: "How sign-in and duties are set",
    answer: DirectorySettings,
  }),
  saveDirectorySettings: route({
    method: "PUT",
    access: { may: ["grant", "approve"] },
    path: "/api/v1/directory/settings",
    summary: "Change how sign-in and duties are set; separating duties is refused while somebody holds two",
    body: DirectorySettingsChange,
    answer: DirectorySettings,
  }),
  invite: route({
    method: "POST",
    access: { may: ["person", "update"] },
    path: "/api/v1/invitations",
    summary: "A link by which a person of the registry takes up his own entry",
    body: z.object({ person: Id }),
    answer: OneTimeLink,
  }),
  delegationsOf: route({
    method: "GET",
    access: { may: ["delegation", "list"] },
    path: "/api/v1/window/delegations",
    summary: "Who acts for a person",
    query: z.object({ person: Id }),
    answer: DelegationList,
  }),
  recordConsent: route({
    method: "POST",
    access: { may: ["delegation", "create"] },
    path: "/api/v1/window/delegations",
    summary: "Record a consent given on paper; the link goes to whoever shall act",
    body: z.object({ person: Id, ...Consent, reference: z.string().trim().min(1).max(100) }),
    answer: DelegationMade,
  }),
  revokeDelegation: route({
    method: "DELETE",
    access: { may: ["delegation", "delete"] },
    path: "/api/v1/window/delegations/:id",
    summary: "End a delegation at the window",
    params: ById,
    answer: Done,
  }),
  messages: route({
    method: "GET",
    access: { may: ["message", "list"] },
    path: "/api/v1/messages",
    summary: "Development only: messages that would have been sent",
    query: z.object(PageQuery),
    answer: MessagePage,
  }),
};
