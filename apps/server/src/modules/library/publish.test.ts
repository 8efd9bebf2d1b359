import type { Policy } from "@jucai/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectPacks } from "../../../test/app.ts";
import { migratedDatabase, servers } from "../../../test/database.ts";
import type { Connection } from "#kernel/database.ts";
import type { LibraryDatabase, LibraryTables } from "./library.tables.ts";
import { libraryStore } from "./library.store.ts";
import { indexCurrent, type Packs, publishPacks } from "./publish.ts";

describe.each(servers())("publishing packs on %s", (_name, server) => {
  let connection: Connection;
  let database: LibraryDatabase;
  let packs: Packs;
  let policy: Policy;
  beforeAll(async () => {
    packs = await projectPacks();
    const first = packs.policies[0];
    if (first === undefined) throw new Error("the project has no packs");
    policy = first;
  });
  beforeAll(async () => {
    connection = await migratedDatabase(server);
    database = connection.database.withTables<LibraryTables>();
  });
  afterAll(() => connection.pool.end());

  const count = async (table: string) =>
    Number((await connection.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);
  const titled = (zh: string): Policy => ({ ...policy, title: { ...policy.title, zh } });
  const publish = (it: Policy) => publishPacks(connection.database, { vocabulary: packs.vocabulary, policies: [it] });
  const currentTitle = async () => (await libraryStore(database).version(policy.id))?.policy.title.zh;

  it("adds a version only when something changed", async () => {
    await publish(policy);
    const before = [await count("document_version"), await count("measure"), await count("vocabulary_version")];
    await publish(policy);
    expect([await count("document_version"), await count("measure"), await count("vocabulary_version")]).toEqual(
      before,
    );
    await publish(titled("改过的标题"));
    expect(await count("document_version")).toBe((before[0] ?? 0) + 1);
    expect(await count("measure")).toBe(before[1]);
    expect(await currentTitle()).toBe("改过的标题");
  });

  it("goes back to an older content as a new version", async () => {
    await publish(titled("一"));
    await publish(titled("二"));
    await publish(titled("一"));
    expect(await currentTitle()).toBe("一");
  });

  it("publishes once when several processes start at the same moment", async () => {
    const before = await count("document_version");
    await Promise.all([1, 2, 3].map(() => publish(titled("同时"))));
    expect(await count("document_version")).toBe(before + 1);
  });

  it("never replaces or shadows what a place has published", async () => {
    await database
      .insertInto("document_version")
      .values({
        document: policy.id,
        place: policy.place,
        origin: "place",
        content_hash: "place",
        body: JSON.stringify(titled("县里发布的版本")),
      })
      .execute();
    await database.transaction().execute(indexCurrent);
    await publish(titled("软件更新后的版本"));
    expect(await currentTitle()).toBe("县里发布的版本");
    const shown = await database.selectFrom("measure").select("version").distinct().execute();
    const place = await database
      .selectFrom("document_version")
      .select("id")
      .where("origin", "=", "place")
      .executeTakeFirstOrThrow();
    expect(shown).toEqual([{ version: place.id }]);
  });

  it("publishes everything or nothing", async () => {
    const before = await count("document_version");
    const broken = { ...titled("坏的"), id: "broken", place: "not a code" };
    await expect(publish(broken)).rejects.toThrow();
    await expect(
      publishPacks(connection.database, { vocabulary: packs.vocabulary, policies: [titled("好的"), broken] }),
    ).rejects.toThrow();
    expect(await count("document_version")).toBe(before);
  });
});
