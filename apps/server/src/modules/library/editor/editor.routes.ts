import { editorRoutes as routes, type PackView, type TryFilesRequest } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { LibraryDeps } from "../deps.ts";
import { putFile, remake } from "../drafts/change.ts";
import { detailOf } from "../drafts/draft-view.ts";
import type { DraftRow } from "../drafts/drafts.tables.ts";
import { documentFiles } from "../drafts/from-document.ts";
import { filesOf, fileView, fileViews, together } from "../drafts/pack.ts";
import { draftRow } from "../drafts/store.ts";
import { placeName } from "../drafts/units.ts";
import { schemaOf } from "./packs-folder.ts";

type Placed = { readonly row: DraftRow; readonly place: Text };

/** The files of packs: read, written in drafts, tried as they are typed. */
export function editorRoutes(http: FastifyInstance, deps: LibraryDeps): void {
  const { clock, pack, packs } = deps;

  /** Looked at outside the transaction: a thread that is busy must not hold a connection. */
  const packView = async ({ row, place }: Placed, account: string): Promise<PackView> => {
    const files = filesOf(row, place);
    const { problems, benefits } = await pack.check(`view ${account} ${row.id}`, {
      do: "check",
      ...together(files, await packs()),
    });
    return { version: row.version, document: row.head.policy, files: fileViews(row, place), problems, benefits };
  };
  const placed = async (tx: ScopedTransaction, row: DraftRow): Promise<Placed> => {
    return { row, place: await placeName(tx, row.place) };
  };

  handle(http, routes.draftPack, async ({ params, actor, within }) =>
    packView(await within(async (tx) => placed(tx, await draftRow(tx, params.id))), actor.account),
  );
  handle(http, routes.putDraftFile, async ({ params, body, actor, scope, within }) =>
    packView(
      await within(async (tx) => placed(tx, await putFile(tx, { actor, scope, clock }, params.id, body))),
      actor.account,
    ),
  );
  handle(http, routes.remakeDraft, ({ params, body, actor, scope, within }) =>
    within(async (tx) => {
      const row = await remake(tx, { actor, scope, clock }, params.id, body.version);
      return detailOf(tx, row, actor.account, today(clock));
    }),
  );
  handle(http, routes.policyPack, async ({ params, actor, within }): Promise<PackView> => {
    const folder = await packs();
    const { files } = await within((tx) => documentFiles(tx, params.id, folder));
    const all = new Map(Object.entries(files));
    const { problems, benefits } = await pack.check(`view ${actor.account} ${params.id}`, {
      do: "check",
      ...together(all, folder),
    });
    const views = [...all].map(([path, text]) => fileView(path, text, true));
    return { version: null, document: params.id, files: views, problems, benefits };
  });
  handle(http, routes.packSchema, ({ params }) => schemaOf(params.name));

  /** Everything that reads together, with the files that are being typed, and the same as published. */
  const asTyped = async (tx: ScopedTransaction, { draft, document, files }: TryFilesRequest) => {
    const folder = await packs();
    const row = draft === undefined ? undefined : await draftRow(tx, draft);
    const kept =
      row === undefined
        ? new Map(Object.entries((await documentFiles(tx, document ?? "", folder)).files))
        : filesOf(row, await placeName(tx, row.place));
    const typed = new Map([...kept, ...files.map(({ path, text }) => [path, text] as const)]);
    const published = row === undefined ? kept : new Map(folder.packs.get(row.head.policy) ?? []);
    return {
      now: together(typed, folder),
      before: published.size === 0 ? null : together(published, folder).files,
      published: row === undefined || published.size > 0,
    };
  };

  handle(http, routes.tryFiles, async ({ body, actor, within }) => {
    const began = performance.now();
    const { now } = await within((tx) => asTyped(tx, body));
    const { problems, benefits } = await pack.check(`try ${actor.account}`, { do: "check", ...now });
    return { problems, benefits, tookMs: Math.round(performance.now() - began) };
  });
  handle(http, routes.tryBenefit, async ({ body, actor, language, within }) => {
    const began = performance.now();
    const { now, before, published } = await within((tx) => asTyped(tx, body));
    const tried = await pack.try(`try ${actor.account}`, {
      do: "try",
      benefit: body.benefit,
      language,
      before,
      ...now,
    });
    return { ...tried, whatIf: published, tookMs: Math.round(performance.now() - began) };
  });
}
