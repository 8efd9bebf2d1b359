-- A roster of a year as it was made public: only the columns that its document lets out. Everybody may read it.
create table roster_publication (
  id bigint generated always as identity primary key,
  roster text not null,
  year int not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  published_at timestamptz not null,
  published_by uuid not null,
  published_name text not null,
  -- One object for each row, by key of the column.
  rows jsonb not null
);
create index roster_publication_roster on roster_publication (roster, year, id desc);
alter table roster_publication enable row level security;
alter table roster_publication force row level security;
create policy roster_publication_read on roster_publication for select using (true);
create policy roster_publication_add on roster_publication for insert
  with check ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));
