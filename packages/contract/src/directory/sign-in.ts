import { z } from "zod";
import { route } from "../http/route.ts";
import {
  Done,
  Id,
  LinkToken,
  Mobile,
  Moment,
  Password,
  Permitted,
  PersonName,
  Purpose,
  RoleName,
  SecondStep,
  SmsCode,
  Username,
} from "./fields.ts";
import { UnitBrief } from "./units.ts";

/** Which ways of signing in this server offers. */
export const SignInWays = z
  .object({
    password: z.literal(true),
    sms: z.boolean(),
    /** The button's words, when single sign-on is configured; it leads to `GET /api/v1/sign-in/oidc`. */
    singleSignOn: z.object({ zh: z.string(), en: z.string() }).nullable(),
    /** No account exists yet: whoever started the server has a one-time link. */
    welcome: z.boolean(),
  })
  .meta({ id: "SignInWays" });

export const HeldRole = z
  .object({ role: RoleName, unit: UnitBrief, to: z.iso.date().nullable() })
  .meta({ id: "HeldRole" });

/** Who is signed in, what he may do, how long he stays signed in. */
export const Session = z
  .object({
    account: z.object({
      id: Id,
      name: z.string(),
      username: z.string().nullable(),
      /** The last four figures of the mobile number. */
      mobileTail: z.string().nullable(),
      /** The registry's person that this account is. */
      person: Id.nullable(),
    }),
    roles: z.array(HeldRole),
    may: Permitted,
    /** Goes into the header `x-jucai-csrf` of every request that changes something. */
    csrf: z.string(),
    /** Seconds without a request until the session ends; asking for the session counts as a request. */
    secondsLeft: z.int(),
    /** Seconds until it ends in any case. */
    secondsAtMost: z.int(),
    /** Seconds before the end at which to warn. */
    warnAt: z.int(),
    /** While one of these is set only one's own account may be touched: roles rest until it is done. */
    must: z.array(z.enum(["change_password", "set_up_second_step"])),
    secondStep: z.boolean(),
    acting: z
      .object({ delegation: Id, person: Id, name: z.string(), purposes: z.array(Purpose), until: z.iso.date() })
      .nullable(),
    /** Development only: sent messages can be read at `GET /api/v1/messages`. */
    outbox: z.boolean(),
    /** Where this person's work begins. */
    home: z.enum(["/desk", "/my"]),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;

export const SignInByPassword = z.object({
  /** A username or a mobile number. */
  name: z.string().trim().min(1).max(60),
  password: Password,
  /** Sent after the answer `second_step`, with the same name and password. */
  code: SecondStep.exactOptional(),
});
export const SignInByCode = z.object({ mobile: Mobile, sms: SmsCode, code: SecondStep.exactOptional() });
export const Registration = z.object({
  mobile: Mobile,
  sms: SmsCode,
  name: PersonName,
  password: Password.exactOptional(),
});
export const CodeRequest = z.object({ mobile: Mobile });
export const CodeSent = z.object({ secondsValid: z.int(), secondsUntilNext: z.int() }).meta({ id: "CodeSent" });

export const LinkCheck = z
  .object({
    kind: z.enum(["welcome", "password", "invitation", "delegation"]),
    /** For whom: the username whose password is set, or the name of whoever consents. */
    name: z.string().nullable(),
    until: Moment,
  })
  .meta({ id: "LinkCheck" });
export const Welcome = z.object({ token: LinkToken, username: Username, name: PersonName, password: Password });
export const SetPassword = z.object({
  token: LinkToken,
  password: Password,
  /** Sent after the answer `second_step`, with the same link and password. */
  code: SecondStep.exactOptional(),
});

const OidcStart = z.object({
  /** Where to go afterwards: a path of this site. */
  to: z
    .string()
    .regex(/^\/(?![/\\])[^\\]*$/)
    .max(200)
    .exactOptional(),
});
/** Whatever the provider sends back; the OIDC client checks it. */
const OidcAnswer = z.looseObject({});

const before = { open: "Nobody is signed in yet when he signs in." };
const own = { signedIn: "Everybody's own session." };

/** How people come in and leave. Wrong name and wrong password get one answer: `sign_in_failed`. */
export const signInRoutes = {
  signInWays: route({
    method: "GET",
    access: before,
    path: "/api/v1/sign-in",
    summary: "Ways of signing in that are on",
    answer: SignInWays,
  }),
  signIn: route({
    method: "POST",
    access: before,
    path: "/api/v1/sign-in",
    summary: "Sign in by username or mobile number and password",
    body: SignInByPassword,
    answer: Session,
  }),
  sendSmsCode: route({
    method: "POST",
    access: before,
    path: "/api/v1/sign-in/codes",
    summary: "Send a one-time code to a mobile number; the answer is the same for known and unknown numbers",
    body: CodeRequest,
    answer: CodeSent,
  }),
  signInByCode: route({
    method: "POST",
    access: before,
    path: "/api/v1/sign-in/code",
    summary: "Sign in by a code sent to the mobile number; `not_found` when the number has no account yet",
    body: SignInByCode,
    answer: Session,
  }),
  register: route({
    method: "POST",
    access: { open: "People register themselves." },
    path: "/api/v1/registration",
    summary: "A person opens an account with his mobile number",
    body: Registration,
    answer: Session,
  }),
  checkLink: route({
    method: "POST",
    access: { open: "Whoever holds the link may know what it is for." },
    path: "/api/v1/links/check",
    summary: "What a one-time link is for; `not_found` when it is used, expired or wrong",
    body: z.object({ token: LinkToken }),
    answer: LinkCheck,
  }),
  welcome: route({
    method: "POST",
    access: { open: "The first administrator has the one-time link that the start printed." },
    path: "/api/v1/welcome",
    summary: "Make the first administrator",
    body: Welcome,
    answer: Session,
  }),
  setPassword: route({
    method: "POST",
    access: { open: "Whoever got the one-time link sets the password of his account." },
    path: "/api/v1/links/password",
    summary: "Set a password by a one-time link",
    body: SetPassword,
    answer: Session,
  }),
  oidcStart: route({
    method: "GET",
    access: before,
    path: "/api/v1/sign-in/oidc",
    summary: "Go to the single sign-on of this place (a redirect)",
    query: OidcStart,
    file: true,
  }),
  oidcCallback: route({
    method: "GET",
    access: before,
    path: "/api/v1/sign-in/oidc/callback",
    summary:
      "Come back from single sign-on: a redirect into the site, or to /sign-in?problem=single_sign_on, unknown_account or linked_elsewhere",
    query: OidcAnswer,
    file: true,
  }),
  session: route({
    method: "GET",
    access: own,
    path: "/api/v1/session",
    summary: "Who is signed in, what he may do, how long",
    answer: Session,
  }),
  signOut: route({ method: "POST", access: own, path: "/api/v1/sign-out", summary: "End this session", answer: Done }),
};
