import type { NotificationKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType, Transaction } from "kysely";
import type { ScopedTransaction } from "../scope.ts";

export type Channel = "sms" | "email" | "webhook";

/** Tables of migration 0014 that are about telling people. */
export type NotifyTables = {
  notification: {
    id: string;
    account: string | null;
    person: string | null;
    kind: NotificationKind;
    at: Date;
    says: JSONColumnType<Text>;
    link: string | null;
    read_at: ColumnType<Date | null, undefined, Date>;
  };
  outgoing: {
    id: string;
    notification: string;
    kind: NotificationKind;
    channel: Channel;
    state: Generated<"waiting" | "sent" | "failed" | "dropped">;
    tries: Generated<number>;
    at: Date;
    next_at: Date;
    fault: ColumnType<string | null, undefined, string | null>;
  };
  notify_preference: {
    account: string;
    sms: boolean;
    email: boolean;
    address_sealed: Buffer | null;
    address_new: Buffer | null;
    code_hash: Buffer | null;
    code_at: Date | null;
    code_tries: number;
    quiet: NotificationKind[];
  };
};
export const notifyTables = (tx: ScopedTransaction): Transaction<NotifyTables> => tx.withTables<NotifyTables>();
