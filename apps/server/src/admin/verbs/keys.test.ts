import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { asOwner, embedded, migratedDatabase } from "../../../test/database.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import { checkConfig } from "../../config/config.ts";
import type { Connection } from "../../kernel/database.ts";
import { fileStore } from "../../kernel/files/index.ts";
import { openSealing, type Sealing } from "../../kernel/sealing/index.ts";
import { underMasterKey, underSubjectKey } from "../sealed-columns.ts";
import { listKeys, rewrapKeys, rotateKeys } from "./keys.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await migratedDatabase();
});

it("knows every column of bytes: sealed, or a hash", async () => {
  const { rows } = await connection.pool.query<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'`,
  );
  const known = new Set([...underMasterKey.map(({ table, column }) => `${table}.${column}`), ...underSubjectKey]);
  const hashes = /_(hash|index)$|^audit_(link|checkpoint)\.hash$|^sign_in_failure\.name$|^duplicate_\w+\.compared$/;
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name) && !hashes.test(name))).toEqual([]);
});

it("rotates, brings everything under the new key, and everything still opens", async () => {
  const { rows } = await connection.pool.query<{ name: string }>("select current_database() as name");
  const { host, port, user, password } = embedded();
  const DATABASE_URL = `postgres://${user}:${String(password)}@/${rows[0]?.name}?host=${encodeURIComponent(host ?? "")}&port=${port}`;
  const config = checkConfig({ DATABASE_URL, JUCAI_KEYS: join(temporaryFolder(), "keys") }, "/nowhere");
  const sealing = await openSealing(config, connection);
  const person = await fill(connection, sealing);
  const files = fileStore(temporaryFolder(), sealing);
  const [id, content] = [randomUUID(), randomBytes(100_000)];
  const { key, hash } = await files.save(id, content);
  const keySealed = sealing.seal(person, { key: key.toString("hex") }, `evidence_file/${id}/key`);
  expect(await listKeys(config)).toMatchObject([{ crypto: "intl", current: true, rows: 8 }]);
  expect(await rotateKeys(config, { crypto: "gm" })).toMatchObject([
    { rows: 8 },
    { crypto: "gm", current: true, rows: 0 },
  ]);
  const { rewrapped, keys } = await rewrapKeys(config);
  expect([rewrapped, keys.map((each) => each.rows)]).toEqual([8, [0, 8]]);
  expect((await rewrapKeys(config)).rewrapped).toBe(0);

  // The server that was running all the while opens all of it, and seals with the new key from now on.
  const after = await asOwner(connection, async (owner) => {
    const [person] = (await owner.query<{ id: string; sealed: Buffer; sealed_key: Buffer }>("select * from person"))
      .rows;
    const messages = (await owner.query<{ to_sealed: Buffer }>("select * from outbox_message")).rows;
    return { person, messages };
  });
  if (after.person === undefined) return expect.unreachable("the person is there");
  expect(sealing.open(after.person.sealed_key, after.person.sealed, `person/${after.person.id}`)).toEqual({
    phone: "13800138000",
  });
  for (const { to_sealed } of after.messages)
    expect(sealing.openSystem(to_sealed, "outbox_message").toString()).toBe("138");
  expect(sealing.keyId()).toBe(keys[1]?.key);
  // A file that was handed in before lies as it lay, and its key opens with the person's, which was wrapped anew.
  const opened = sealing.open(after.person.sealed_key, keySealed, `evidence_file/${id}/key`);
  expect(await files.readWhole(id, { key: Buffer.from(opened["key"] ?? "", "hex"), hash })).toEqual(content);
});

/** One person, one account with three columns, two messages with two each. Answers the person's wrapped key. */
async function fill({ scoped }: Connection, sealing: Sealing): Promise<Buffer> {
  const id = "00000000-0000-4000-8000-000000000001";
  const key = sealing.newSubjectKey();
  const sealed = sealing.seal(key, { phone: "13800138000" }, `person/${id}`);
  const under = (context: string) => sealing.sealSystem("138", context);
  await scoped.asSystem("test", async (tx) => {
    await sql`insert into person (id, place, name, name_pinyin, sealed, sealed_key) values (${id}, '350423', '甲', 'jia', ${sealed}, ${key})`.execute(
      tx,
    );
    await sql`insert into account (id, name, kind, place, created_at, mobile_sealed, second_step, second_step_new)
      values (${id}, '甲', 'human', '350423', now(), ${under(`account/${id}/mobile`)}, ${under(`account/${id}/second_step`)}, ${under(`account/${id}/second_step`)})`.execute(
      tx,
    );
    for (let n = 0; n < 2; n++) {
      await sql`insert into outbox_message (to_sealed, text_sealed, sent_at) values (${under("outbox_message")}, ${under("outbox_message")}, now())`.execute(
        tx,
      );
    }
  });
  return key;
}
