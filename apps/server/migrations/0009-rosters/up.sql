-- Where a unit stands with a roster in a period: '2026', '2026Q3' or '2026:spring-festival'. No row: it has not handed in.
create table roster_report (
  roster text not null,
  period text not null,
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  state text not null check (state in ('handed_in', 'returned', 'accepted')),
  handed_in_at timestamptz not null,
  handed_in_by uuid not null,
  handed_in_name text not null,
  -- Rows by category as they were when it was handed in.
  rows int not null,
  counts jsonb not null,
  note text,
  decided_at timestamptz,
  decided_by uuid,
  decided_name text,
  primary key (roster, period, unit_id)
);
create index roster_report_unit on roster_report (unit_id);
alter table roster_report enable row level security;
alter table roster_report force row level security;
create policy roster_report_scope on roster_report
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));

-- Days that a document leaves to the place, such as the Spring Festival. Everybody may know them.
create table roster_window (
  roster text not null,
  window_id text not null,
  year int not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  first_day date not null,
  last_day date not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (roster, window_id, year, place),
  check (first_day <= last_day)
);
alter table roster_window enable row level security;
alter table roster_window force row level security;
create policy roster_window_read on roster_window for select using (true);
create policy roster_window_write on roster_window for insert
  with check ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));
create policy roster_window_change on roster_window for update
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- A year's roster as it stood on a day. Sealed columns are not copied: what was forgotten stays forgotten.
create table roster_snapshot (
  id uuid primary key,
  roster text not null,
  year int not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  rows int not null,
  taken_by uuid not null,
  taken_name text not null,
  taken_at timestamptz not null
);
create index roster_snapshot_roster on roster_snapshot (roster, year);
alter table roster_snapshot enable row level security;
alter table roster_snapshot force row level security;
create policy roster_snapshot_scope on roster_snapshot for all
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or exists (select 1 from unit u where u.id = any ((select scope_units())::uuid[]) and u.place = roster_snapshot.place))
  with check ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

create table roster_snapshot_entry (
  snapshot uuid not null references roster_snapshot,
  no int not null,
  entry uuid not null,
  unit_id uuid not null references unit,
  place text not null,
  person_id uuid,
  employer_id uuid,
  name text not null,
  category text,
  row_no int,
  -- By key of the column, as far as it is not sensitive.
  cells jsonb not null,
  primary key (snapshot, no)
);
alter table roster_snapshot_entry enable row level security;
alter table roster_snapshot_entry force row level security;
create policy roster_snapshot_entry_scope on roster_snapshot_entry
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));
