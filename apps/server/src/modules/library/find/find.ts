import type { FindAnswer, FindQuery, FoundItem, FoundKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { type RawBuilder, sql } from "kysely";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import type { DocumentCard } from "../library.tables.ts";
import { rangesOf } from "../matches.ts";
import { aroundOf, insideOf } from "../places.ts";
import { loosened, queryOf, wordsOf } from "../terms.ts";
import type { MeasureCard } from "../views.ts";

type Found = { readonly count: number; readonly items: FoundItem[] };
type Asked = Omit<FindQuery, "on"> & { readonly on: string };

/** What is not looked through: it is not published anywhere. */
const without: FindAnswer["without"] = [
  {
    kind: "job",
    says: {
      zh: "企业的岗位需求还没有对外发布，查不到岗位。",
      en: "Companies' needs are not posted publicly yet, so there are no jobs to find.",
    },
  },
];

/** Everything public that holds the words, by kind, the best first; in twos where nothing holds them as they are. */
export async function find(database: ScopedDatabase, asked: Asked): Promise<FindAnswer> {
  const answer = await findFor(database, asked, asked.q);
  const looser = loosened(asked.q);
  return answer.groups.length > 0 || looser === asked.q ? answer : findFor(database, asked, looser);
}

async function findFor(database: ScopedDatabase, asked: Asked, typed: string): Promise<FindAnswer> {
  const words = queryOf(typed);
  const wanted = (kind: FoundKind) => asked.kind === undefined || asked.kind === kind;
  const found = await database.asSystem("the search over what is public", async (tx) => ({
    ...(words !== undefined && (wanted("benefit") || wanted("measure"))
      ? await measures(tx, asked, words, typed)
      : { benefit: none, measure: none }),
    document: wanted("document") && words !== undefined ? await documents(tx, asked, words, typed) : none,
    notice: wanted("notice") ? await notices(tx, asked, typed) : none,
  }));
  const groups = (["benefit", "measure", "document", "notice"] as const)
    .map((kind) => ({ kind, ...found[kind] }))
    .filter(({ kind, count }) => count > 0 && wanted(kind));
  return { on: asked.on, groups, without: without.filter(({ kind }) => wanted(kind)) };
}

const none: Found = { count: 0, items: [] };

function inPlace(place: string | undefined): RawBuilder<unknown> {
  if (place === undefined) return sql`true`;
  return sql`(place like ${`${insideOf(place)}%`} or place = any(${aroundOf(place)}::text[]))`;
}

const statusOf = (on: string, from: string, to: string | null): FoundItem["status"] =>
  on < from ? "not_yet" : to !== null && on > to ? "ended" : "in_force";

type MeasureHit = { card: MeasureCard; benefit: boolean; force_from: string; force_to: string | null; count: number };
type Measures = { readonly benefit: Found; readonly measure: Found };

/** Benefits and other measures in one walk through the index: the best hits of each, and how many there are. */
async function measures(
  tx: ScopedTransaction,
  { place, on, most }: Asked,
  words: string,
  typed: string,
): Promise<Measures> {
  await indexOnly(tx);
  const { rows } = await measureHits(words, place, most).execute(tx);
  const of = (benefit: boolean): Found => {
    const own = rows.filter((row) => row.benefit === benefit);
    return { count: own[0]?.count ?? 0, items: own.map((row) => itemOf(row, on, typed)) };
  };
  return { benefit: of(true), measure: of(false) };
}

function itemOf({ card, benefit, force_from, force_to }: MeasureHit, on: string, typed: string): FoundItem {
  return {
    kind: benefit ? "benefit" : "measure",
    id: card.id,
    title: card.title,
    under: { zh: `${card.policy.short.zh} · ${card.clause}`, en: `${card.policy.short.en} · ${card.clause}` },
    path: `/measures/${card.id}`,
    status: statusOf(on, force_from, force_to),
    ranges: rangesOf(card.title, typed),
  };
}

/** Of more hits than this nobody reads the best: so many are put in order, the others are counted. */
const ranked = 500;

/**
 * Open to the benchmark and the test that look at its plan. The hits are found in the index alone; only those that are
 * put in order are opened, and only those that are shown give out their cards.
 */
export function measureHits(words: string, place: string | undefined, most: number) {
  return sql<MeasureHit>`
    with hit as materialized (
      select ctid as row, who is not null as benefit from measure where terms @@ ${words}::tsquery and ${inPlace(place)}
    ), few as materialized (
      (select row, benefit from hit where benefit limit ${ranked}) union all
      (select row, benefit from hit where not benefit limit ${ranked})
    ), placed as materialized (
      select m.id, few.benefit, row_number() over (
        partition by few.benefit order by ts_rank(m.terms, ${words}::tsquery) desc, m.id) as nth
      from few join measure m on m.ctid = few.row
    ), counted as materialized (select benefit, count(*)::int as count from hit group by benefit)
    select m.card, placed.benefit, m.force_from::text as force_from, m.force_to::text as force_to, counted.count
    from placed join counted using (benefit) join measure m on m.id = placed.id
    where placed.nth <= ${most} order by placed.benefit desc, placed.nth`;
}

/** Reading every measure's words costs far more than its index says: they lie outside the row. */
export async function indexOnly(tx: ScopedTransaction): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
}

type DocumentHit = { document: string; card: DocumentCard; force_from: string; force_to: string | null; count: number };

async function documents(
  tx: ScopedTransaction,
  { place, on, most }: Asked,
  words: string,
  typed: string,
): Promise<Found> {
  const { rows } = await sql<DocumentHit>`
    select document, card, force_from::text as force_from, force_to::text as force_to, count(*) over ()::int as count
    from document_entry where terms @@ ${words}::tsquery and ${inPlace(place)}
    order by ts_rank(terms, ${words}::tsquery) desc, document limit ${most}`.execute(tx);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(({ document, card, force_from, force_to }) => ({
      kind: "document",
      id: document,
      title: card.title,
      under: under(card),
      path: `/policies/${document}`,
      status: statusOf(on, force_from, force_to),
      ranges: rangesOf(card.title, typed),
    })),
  };
}

function under({ issuer, number, placeName }: DocumentCard): Text {
  const after = number === null ? "" : ` · ${number}`;
  return { zh: `${placeName.zh} · ${issuer.zh}${after}`, en: `${placeName.en} · ${issuer.en}${after}` };
}

type NoticeHit = { id: string; number: string | null; title: Text; starts_on: string; ends_on: string; count: number };

/** Days for which an ended notice is still shown to everybody, as on the page of notices. */
const shownAfter = 365;

/** Notices as they are shown to everybody: by title, number and what their rows are about, never by a name. */
async function notices(tx: ScopedTransaction, { place, on, most }: Asked, typed: string): Promise<Found> {
  const words = wordsOf(typed).map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  if (words.length === 0) return none;
  const { rows } = await sql<NoticeHit>`
    select id, number, title, starts_on::text as starts_on, ends_on::text as ends_on, count(*) over ()::int as count
    from public_notice n
    where state <> 'draft' and ends_on > ${on}::date - ${shownAfter}::int and starts_on <= ${on}::date and ${inPlace(place)}
      and (select bool_and(lower(concat_ws(' ', number, title ->> 'zh', title ->> 'en',
          (select string_agg(distinct measure_title ->> 'zh', ' ') from notice_row r where r.notice = n.id))) like word)
        from unnest(${words}::text[]) as word)
    order by starts_on desc, id limit ${most}`.execute(tx);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(({ id, number, title, starts_on, ends_on }) => ({
      kind: "notice",
      id,
      title,
      under: {
        zh: `${number ?? ""} ${starts_on}至${ends_on}`.trim(),
        en: `${number ?? ""} ${starts_on} to ${ends_on}`.trim(),
      },
      path: `/notices/${id}`,
      status: statusOf(on, starts_on, ends_on),
      ranges: rangesOf(title, typed),
    })),
  };
}
