import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { Text } from "../published/text.ts";
import { Uuid } from "../registry/written.ts";

/** What somebody is told about; a kind can be switched off for SMS and e-mail, never in the list itself. */
export const notificationKinds = [
  "claim.received",
  "claim.correction",
  "claim.confirm",
  "claim.decided",
  "claim.notice",
  "claim.objection",
  "claim.paid",
  "claim.bounced",
  "claim.stopped",
  "claim.rate",
  "task.new",
  "task.due",
  "objection.new",
  "rating.bad",
  "other",
] as const;
export const NotificationKind = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof NotificationKind>;

export const Notification = z
  .object({
    id: Uuid,
    kind: NotificationKind,
    at: z.iso.datetime(),
    says: Text,
    /** A path of this site; null: there is nothing to open. */
    link: z.string().nullable(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof Notification>;
export const NotificationList = z.object({ ...PageOf(Notification), unread: z.int() }).meta({ id: "NotificationList" });
export const UnreadCount = z.object({ unread: z.int() }).meta({ id: "UnreadCount" });

export const NotificationPreferences = z
  .object({
    /** Null: the account has no mobile number, or the server sends no messages. */
    sms: z.boolean().nullable(),
    /** Null: the server sends no mail. */
    email: z
      .object({
        on: z.boolean(),
        /** Masked; null while none is given. */
        address: z.string().nullable(),
        /** False: the code that was sent there has not been typed in yet; nothing is sent until it is. */
        confirmed: z.boolean(),
      })
      .nullable(),
    /** Kinds that go into the list only. */
    quiet: z.array(NotificationKind),
  })
  .meta({ id: "NotificationPreferences" });
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;
export const PreferencesChange = z.object({
  sms: z.boolean(),
  email: z.boolean(),
  /** A new address; a code is sent there. */
  address: z.email().max(200).exactOptional(),
  quiet: z.array(NotificationKind).max(notificationKinds.length),
});
export type PreferencesChange = z.infer<typeof PreferencesChange>;

/** How messages leave the house: for whoever runs the server. */
export const DeliveryList = z
  .object(
    PageOf(
      z.object({
        id: Uuid,
        channel: z.enum(["sms", "email", "webhook"]),
        kind: NotificationKind,
        state: z.enum(["waiting", "sent", "failed", "dropped"]),
        tries: z.int(),
        at: z.iso.datetime(),
        /** Why the last try failed. */
        fault: z.string().nullable(),
      }),
    ),
  )
  .meta({ id: "DeliveryList" });

const base = "/api/v1/notifications";
const own = { signedIn: "Everybody's own notifications." };

export const notificationRoutes = {
  notifications: route({
    method: "GET",
    access: own,
    path: base,
    summary: "One's own notifications, newest first",
    query: z.object({ unread: z.enum(["yes"]).exactOptional(), ...PageQuery }),
    answer: NotificationList,
  }),
  unreadNotifications: route({
    method: "GET",
    access: own,
    path: `${base}/unread`,
    summary: "How many are unread",
    answer: UnreadCount,
  }),
  readNotifications: route({
    method: "POST",
    access: own,
    path: `${base}/read`,
    summary: "Mark these as read, or all when none is named",
    body: z.object({ ids: z.array(Uuid).max(100).exactOptional() }),
    answer: UnreadCount,
  }),
  notificationPreferences: route({
    method: "GET",
    access: own,
    path: `${base}/preferences`,
    summary: "How one wants to be told",
    answer: NotificationPreferences,
  }),
  changeNotificationPreferences: route({
    method: "PUT",
    access: own,
    path: `${base}/preferences`,
    summary: "Change how one wants to be told; a new e-mail address gets a code first",
    body: PreferencesChange,
    answer: NotificationPreferences,
  }),
  confirmEmail: route({
    method: "POST",
    access: own,
    path: `${base}/preferences/email`,
    summary: "Confirm an e-mail address by the code that was sent there",
    body: z.object({ code: z.string().regex(/^\d{6}$/) }),
    answer: NotificationPreferences,
  }),
  deliveries: route({
    method: "GET",
    access: { may: ["message", "list"] },
    path: "/api/v1/deliveries",
    summary: "Messages on their way, and those that failed",
    query: z.object({ state: z.enum(["waiting", "sent", "failed", "dropped"]).exactOptional(), ...PageQuery }),
    answer: DeliveryList,
  }),
};
