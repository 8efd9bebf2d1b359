-- One upload of a spreadsheet, from the file to the receipt.
create table import_batch (
  id uuid primary key,
  -- Short number that people quote.
  number bigint generated always as identity,
  roster text not null,
  year int not null,
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  file_name text not null,
  file_bytes int not null,
  file_hash bytea not null,
  status text not null check (status in ('checking', 'checked', 'failed', 'writing', 'done', 'undone', 'dropped')),
  mode text check (mode in ('good_rows', 'all_or_none')),
  -- Which sheet and columns the user named, and what he may see of those whom the rows are compared with.
  asked jsonb not null,
  -- Which sheet, where its header stands and what its columns are taken for.
  layout jsonb,
  problems jsonb not null default '[]',
  counts jsonb,
  done int not null default 0,
  total int,
  receipt jsonb,
  created_by uuid not null,
  created_name text not null,
  created_at timestamptz not null,
  confirmed_by uuid,
  confirmed_name text,
  finished_at timestamptz,
  undone_at timestamptz,
  undone_name text,
  undone_why text
);
create index import_batch_place on import_batch (place, created_at desc);
create index import_batch_unit on import_batch (unit_id, created_at desc);
create index import_batch_file on import_batch (file_hash, roster, unit_id, year);

alter table import_batch enable row level security;
alter table import_batch force row level security;
create policy import_batch_scope on import_batch
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));

-- The file as it came and its rows as they were read, in pieces, encrypted: nothing of it is in the registry yet.
create table import_chunk (
  batch uuid not null references import_batch on delete cascade,
  kind text not null check (kind in ('file', 'rows')),
  no int not null,
  -- First and last row of the sheet, and how many rows of each sort: enough to turn pages without decrypting all.
  from_row int,
  to_row int,
  entries int not null default 0,
  errors int not null default 0,
  notices int not null default 0,
  changes int not null default 0,
  elsewhere int not null default 0,
  body bytea not null,
  primary key (batch, kind, no)
);
alter table import_chunk enable row level security;
alter table import_chunk force row level security;
create policy import_chunk_scope on import_chunk
  using ((select scope_system()) or exists (select 1 from import_batch b where b.id = batch));

-- What a unit said its columns are: the next workbook with the same titles is read the same way.
create table import_mapping (
  unit_id uuid not null references unit,
  roster text not null,
  header text not null,
  -- Key of the roster's column; null: left out.
  key text,
  primary key (unit_id, roster, header)
);
alter table import_mapping enable row level security;
alter table import_mapping force row level security;
create policy import_mapping_scope on import_mapping
  using ((select scope_system()) or (select scope_all()) or unit_id = any ((select scope_units())::uuid[])
    or exists (select 1 from unit u where u.id = unit_id and u.place = any ((select scope_places())::text[])));

-- One row of a roster: who was written down by which unit in which year. Rows end, they are never removed.
create table roster_entry (
  id uuid primary key default gen_random_uuid(),
  roster text not null,
  year int not null,
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  person_id uuid references person,
  employer_id uuid references employer,
  -- What tells several rows of one subject apart, where the roster has such columns.
  apart text not null default '',
  category text,
  -- Columns that are neither the subject's own fields nor facts; the sensitive ones lie in `sealed`.
  columns jsonb not null default '{}',
  sealed bytea,
  row_no int,
  import_id uuid references import_batch,
  -- Nobody held the subject before this row: undoing its import withdraws the subject too.
  made_subject boolean not null default false,
  status text not null default 'current' check (status in ('current', 'withdrawn')),
  -- The import that put another row in its place; undoing that import brings this one back.
  ended_by uuid references import_batch,
  created_by uuid,
  created_at timestamptz not null default now(),
  check ((person_id is null) <> (employer_id is null))
);
create unique index roster_entry_person on roster_entry (roster, year, unit_id, person_id, apart)
  where status = 'current' and person_id is not null;
create unique index roster_entry_employer on roster_entry (roster, year, unit_id, employer_id, apart)
  where status = 'current' and employer_id is not null;
create index roster_entry_person_id on roster_entry (person_id) where person_id is not null;
create index roster_entry_employer_id on roster_entry (employer_id) where employer_id is not null;
create index roster_entry_import on roster_entry (import_id) where import_id is not null;
create index roster_entry_ended_by on roster_entry (ended_by) where ended_by is not null;
create index roster_entry_list on roster_entry (roster, year, status, unit_id, row_no);

alter table roster_entry enable row level security;
alter table roster_entry force row level security;
create policy roster_entry_scope on roster_entry
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));
