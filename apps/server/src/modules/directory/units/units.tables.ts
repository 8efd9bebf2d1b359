import type { UnitKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Which units a group stands for, where they are not listed one by one. */
export type MemberRule = { readonly every: readonly UnitKind[] };
export type Origin = { readonly by: "packs" } | { readonly by: "account"; readonly account: string };

/** Tables of migration 0004. */
export type UnitTables = {
  unit: {
    id: string;
    parent: string | null;
    kind: UnitKind;
    code: string | null;
    place: string;
    name: JSONColumnType<Text>;
    pinyin: string;
    valid_from: string | null;
    valid_to: string | null;
    successor: string | null;
    members: ColumnType<MemberRule | null, string | null | undefined, string | null>;
    origin: JSONColumnType<Origin>;
    touched: Generated<boolean>;
    version: Generated<number>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  unit_name: {
    id: Generated<string>;
    unit: string;
    name: string;
    key: string;
    kind: "official" | "alias" | "former";
    valid_from: string | null;
    valid_to: string | null;
  };
  pack_unit: { pack: string; key: string; unit: string; name: JSONColumnType<Text>; by: "packs" | "account" };
  unit_member: { in_group: string; member: string };
};

export const unitTables = (tx: ScopedTransaction) => tx.withTables<UnitTables>();
