import { z } from "zod";
import { route } from "../http/route.ts";
import { Done, Id, LinkToken, Mobile, Moment, OneTimeLink, Password, Purpose, SecondStep, SmsCode } from "./fields.ts";
import { Session } from "./sign-in.ts";

export const SessionItem = z
  .object({
    id: Id,
    startedAt: Moment,
    lastSeenAt: Moment,
    /** Network address and browser as they were at sign-in. */
    address: z.string().nullable(),
    browser: z.string().nullable(),
    way: z.enum(["password", "sms", "single_sign_on", "link"]),
    /** The session that asks. */
    current: z.boolean(),
  })
  .meta({ id: "SessionItem" });
export const SessionList = z.object({ sessions: z.array(SessionItem) }).meta({ id: "SessionList" });

export const SecondStepSetup = z
  .object({
    /** `otpauth://` address for the QR code. */
    uri: z.string(),
    /** The same secret to type by hand. */
    secret: z.string(),
  })
  .meta({ id: "SecondStepSetup" });
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: "RecoveryCodes" });

export const DelegationItem = z
  .object({
    id: Id,
    /** By me: somebody acts for me. For me: I act for somebody. */
    side: z.enum(["given", "held"]),
    person: z.object({ id: Id, name: z.string() }),
    /** Who acts; null while the link is not taken up. */
    delegate: z.string().nullable(),
    purposes: z.array(Purpose),
    /** Last day. */
    until: z.iso.date(),
    consent: z.enum(["own_session", "paper"]),
    /** Number of the signed paper, when consent was given on paper. */
    reference: z.string().nullable(),
    state: z.enum(["offered", "active", "ended", "revoked"]),
    createdAt: Moment,
  })
  .meta({ id: "DelegationItem" });
export const DelegationList = z.object({ delegations: z.array(DelegationItem) }).meta({ id: "DelegationList" });
export const DelegationMade = z
  .object({ delegation: DelegationItem, link: OneTimeLink })
  .meta({ id: "DelegationMade" });
export const Consent = { purposes: z.array(Purpose).min(1).max(3), until: z.iso.date() };

export const Preference = z.object({ value: z.json() }).meta({ id: "Preference" });

const self = { signedIn: "Everybody's own account." };
const ById = z.object({ id: Id });
const ByKey = z.object({ key: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/) });

/** What everybody may do to his own account. */
export const ownAccountRoutes = {
  changePassword: route({
    method: "PUT",
    access: self,
    path: "/api/v1/session/password",
    summary: "Change one's password; every other session ends",
    // Without a password so far (signed in by code), `current` is left out.
    body: z.object({ current: Password.exactOptional(), password: Password }),
    answer: Session,
  }),
  changeMobile: route({
    method: "PUT",
    access: self,
    path: "/api/v1/session/mobile",
    summary: "Change one's mobile number with the password (where there is one) and a code sent to the new number",
    body: z.object({ current: Password.exactOptional(), mobile: Mobile, sms: SmsCode }),
    answer: Session,
  }),
  ownSessions: route({
    method: "GET",
    access: self,
    path: "/api/v1/sessions",
    summary: "One's own sessions",
    answer: SessionList,
  }),
  endOwnSession: route({
    method: "DELETE",
    access: self,
    path: "/api/v1/sessions/:id",
    summary: "End one of one's own sessions",
    params: ById,
    answer: Done,
  }),
  setUpSecondStep: route({
    method: "POST",
    access: self,
    path: "/api/v1/session/second-step",
    summary: "Begin to set up the second step; it counts only once confirmed",
    answer: SecondStepSetup,
  }),
  confirmSecondStep: route({
    method: "POST",
    access: self,
    path: "/api/v1/session/second-step/confirm",
    summary: "Confirm the second step by a code; answers the recovery codes, shown once",
    body: z.object({ code: SecondStep }),
    answer: RecoveryCodes,
  }),
  removeSecondStep: route({
    method: "POST",
    access: self,
    path: "/api/v1/session/second-step/removal",
    summary: "Remove the second step",
    body: z.object({ code: SecondStep }),
    answer: Session,
  }),
  singleSignOnLink: route({
    method: "GET",
    access: self,
    path: "/api/v1/session/single-sign-on",
    summary: "Whether single sign-on is linked to this account",
    answer: z.object({ linked: z.boolean() }).meta({ id: "SingleSignOnLink" }),
  }),
  linkSingleSignOn: route({
    method: "POST",
    access: self,
    path: "/api/v1/session/single-sign-on",
    summary: "Begin to link single sign-on to this account; go to the answered address",
    answer: z.object({ address: z.string() }).meta({ id: "SingleSignOnAddress" }),
  }),
  unlinkSingleSignOn: route({
    method: "DELETE",
    access: self,
    path: "/api/v1/session/single-sign-on",
    summary: "Take single sign-on off this account",
    answer: Done,
  }),
  becomePerson: route({
    method: "POST",
    access: self,
    path: "/api/v1/session/person",
    summary: "Link this account to one's own entry in the registry, by an invitation and the identity number",
    body: z.object({ token: LinkToken, identity: z.string().trim().min(4).max(30) }),
    answer: Session,
  }),
  actFor: route({
    method: "POST",
    access: self,
    path: "/api/v1/session/acting",
    summary: "Act for somebody in this session, or (null) for oneself again; answers a new session",
    body: z.object({ delegation: Id.nullable() }),
    answer: Session,
  }),
  ownDelegations: route({
    method: "GET",
    access: self,
    path: "/api/v1/delegations",
    summary: "Who acts for me, and for whom I act",
    answer: DelegationList,
  }),
  consentToDelegation: route({
    method: "POST",
    access: self,
    path: "/api/v1/delegations",
    summary: "Consent that somebody acts for me; the link goes to whoever shall act",
    body: z.object(Consent),
    answer: DelegationMade,
  }),
  acceptDelegation: route({
    method: "POST",
    access: self,
    path: "/api/v1/delegations/acceptance",
    summary: "Take up a delegation by its link",
    body: z.object({ token: LinkToken }),
    answer: DelegationItem,
  }),
  revokeOwnDelegation: route({
    method: "DELETE",
    access: self,
    path: "/api/v1/delegations/:id",
    summary: "End a delegation that I gave or hold",
    params: ById,
    answer: Done,
  }),
  preference: route({
    method: "GET",
    access: self,
    path: "/api/v1/preferences/:key",
    summary: "A saved preference such as filters or columns; null when none is saved",
    params: ByKey,
    answer: Preference,
  }),
  savePreference: route({
    method: "PUT",
    access: self,
    path: "/api/v1/preferences/:key",
    summary: "Save a preference; null removes it",
    params: ByKey,
    body: Preference,
    answer: Preference,
  }),
};
