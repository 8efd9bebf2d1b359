-- Versions by date ----------------------------------------------------------------------------------------------------

alter table document_version
  -- First day; null: as the document's own force says, as for every version of the system.
  add column effective_from date,
  -- False until its day has come: then the daily job makes it the current one.
  add column live boolean not null default true,
  add column by_account uuid,
  add column by_name text,
  add column basis text,
  -- What it changed of the version before, in words.
  add column changed jsonb,
  add column draft uuid,
  -- The pack's files, path -> YAML; null of the system's own, which lie in the packs folder.
  add column files jsonb,
  add column ended text check (ended in ('repeal', 'supersede')),
  add column ended_from date,
  add column superseded_by text,
  add constraint document_version_dated check (origin = 'system' or effective_from is not null or by_account is null),
  add constraint document_version_ended check ((ended is null) = (ended_from is null));
create index document_version_waiting on document_version (effective_from) where not live;

create or replace view current_document as
  select distinct on (document) *
  from document_version
  where live
  order by document, (origin = 'place') desc, coalesce(effective_from, '-infinity'::date) desc, id desc;

-- What documents are found by; the measures have theirs.
create table document_entry (
  document text primary key,
  version bigint not null references document_version,
  place text not null,
  force_from date not null,
  force_to date,
  card jsonb not null,
  pinyin text[] not null,
  terms tsvector not null
);
create index document_entry_terms on document_entry using gin (terms);

-- Drafts ----------------------------------------------------------------------------------------------------------------

create table policy_draft (
  id uuid primary key,
  place text not null check (place ~ '^[0-9]{6}$'),
  state text not null check (state in ('reading', 'failed', 'open', 'submitted', 'published', 'dropped')),
  version int not null default 1,
  document text not null,
  title text not null,
  number text,
  -- The file as it was handed in; its own key is under the system's.
  file_name text,
  file_bytes int,
  file_hash bytea,
  key_sealed bytea,
  failed jsonb,
  -- As read; null of one made from a published document's files.
  source jsonb,
  head jsonb not null,
  measures jsonb not null default '[]',
  units jsonb not null default '[]',
  -- What the reader was in doubt about.
  problems jsonb not null default '[]',
  -- Files written by hand, path -> YAML.
  files jsonb not null default '{}',
  counts jsonb not null,
  -- document_version.id whose files it began with
  base bigint references document_version,
  created_by uuid not null,
  created_name text not null,
  created_at timestamptz not null,
  changed_by uuid not null,
  changed_name text not null,
  changed_at timestamptz not null,
  submitted_by uuid,
  submitted_name text,
  submitted_at timestamptz,
  effective_from date,
  basis text,
  returned_name text,
  returned_at timestamptz,
  returned_why text,
  approved_by uuid,
  approved_name text,
  approved_at timestamptz,
  constraint policy_draft_file check ((file_name is null) = (key_sealed is null)),
  constraint policy_draft_submitted check (state not in ('submitted', 'published') or submitted_by is not null),
  constraint policy_draft_published check ((state = 'published') = (approved_by is not null)),
  constraint policy_draft_two_people check (approved_by <> submitted_by and approved_by <> changed_by)
);
create index policy_draft_place on policy_draft (place, changed_at desc);
alter table policy_draft enable row level security;
alter table policy_draft force row level security;
create policy policy_draft_scope on policy_draft
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- Every change ever made, so that nothing of a draft is lost.
create table policy_draft_change (
  id bigint generated always as identity primary key,
  draft uuid not null references policy_draft,
  version int not null,
  by_account uuid not null,
  by_name text not null,
  at timestamptz not null,
  changes jsonb not null
);
create index policy_draft_change_draft on policy_draft_change (draft, id);
alter table policy_draft_change enable row level security;
alter table policy_draft_change force row level security;
create policy policy_draft_change_read on policy_draft_change for select
  using ((select scope_system()) or exists (select 1 from policy_draft d where d.id = draft));
create policy policy_draft_change_add on policy_draft_change for insert
  with check ((select scope_system()) or exists (select 1 from policy_draft d where d.id = draft));

-- Repeal 废止 and supersession 替代 ---------------------------------------------------------------------------------------

create table policy_ending (
  id uuid primary key default gen_random_uuid(),
  document text not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  kind text not null check (kind in ('repeal', 'supersede')),
  from_day date not null,
  basis text not null,
  successor text,
  state text not null default 'asked' check (state in ('asked', 'made', 'refused')),
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  why text,
  check ((kind = 'supersede') = (successor is not null)),
  check ((state = 'asked') = (decided_by is null)),
  constraint policy_ending_two_people check (decided_by <> asked_by)
);
create unique index policy_ending_open on policy_ending (document) where state = 'asked';
create index policy_ending_place on policy_ending (place, asked_at desc);
alter table policy_ending enable row level security;
alter table policy_ending force row level security;
create policy policy_ending_scope on policy_ending
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));
