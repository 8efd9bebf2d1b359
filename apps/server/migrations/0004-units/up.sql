-- One row is one unit for as long as it lives; it is closed or merged, never deleted, so that whatever
-- points at it keeps meaning something.
create table unit (
  id uuid primary key,
  parent uuid references unit,
  kind text not null check (kind in ('jurisdiction', 'office', 'township', 'village', 'employer', 'agency', 'school', 'group')),
  code text,
  -- GB/T 2260, six digits: the county or city in which it lies.
  place text not null check (place ~ '^[0-9]{6}$'),
  name jsonb not null,
  pinyin text not null,
  valid_from date,
  valid_to date,
  -- The unit that it was merged into.
  successor uuid references unit,
  -- Which units a group stands for: {"every": ["township"]}; null where its members are listed in unit_member.
  members jsonb,
  -- Who made it: {"by": "packs"} or {"by": "account", "account": …}.
  origin jsonb not null,
  -- An administrator changed it: what documents say no longer does.
  touched boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (parent <> id),
  check (successor <> id)
);
create index unit_parent on unit (parent);
create index unit_successor on unit (successor) where successor is not null;
create index unit_place on unit (place, kind);
create unique index unit_jurisdiction on unit (code) where kind = 'jurisdiction';

create table unit_name (
  id bigint generated always as identity primary key,
  unit uuid not null references unit,
  name text not null,
  -- The name as it is compared: no spaces, brackets of one kind.
  key text not null,
  kind text not null check (kind in ('official', 'alias', 'former')),
  valid_from date,
  valid_to date
);
create index unit_name_unit on unit_name (unit);
create index unit_name_key on unit_name (key);

-- What a document calls it. `by` says whether the packs bound it or an administrator did.
create table pack_unit (
  pack text not null,
  key text not null,
  unit uuid not null references unit,
  name jsonb not null,
  by text not null check (by in ('packs', 'account')),
  primary key (pack, key)
);
create index pack_unit_unit on pack_unit (unit);

create table unit_member (
  in_group uuid not null references unit,
  member uuid not null references unit,
  primary key (in_group, member)
);

-- Names of units are public; they are written by whoever may write in their place, or below a unit of his own.
create function unit_writable(place text, parent uuid, id uuid) returns boolean language sql stable parallel safe as $$
  select scope_system() or scope_all()
    or place = any(scope_places()) or parent = any(scope_units()) or id = any(scope_units())
$$;

alter table unit enable row level security;
alter table unit force row level security;
create policy unit_read on unit for select using (true);
create policy unit_add on unit for insert with check (unit_writable(place, parent, id));
create policy unit_change on unit for update
  using (unit_writable(place, parent, id)) with check (unit_writable(place, parent, id));

alter table unit_name enable row level security;
alter table unit_name force row level security;
create policy unit_name_read on unit_name for select using (true);
create policy unit_name_write on unit_name for all
  using (exists (select 1 from unit u where u.id = unit and unit_writable(u.place, u.parent, u.id)))
  with check (exists (select 1 from unit u where u.id = unit and unit_writable(u.place, u.parent, u.id)));

alter table pack_unit enable row level security;
alter table pack_unit force row level security;
create policy pack_unit_read on pack_unit for select using (true);
create policy pack_unit_write on pack_unit for all
  using (exists (select 1 from unit u where u.id = unit and unit_writable(u.place, u.parent, u.id)))
  with check (exists (select 1 from unit u where u.id = unit and unit_writable(u.place, u.parent, u.id)));

alter table unit_member enable row level security;
alter table unit_member force row level security;
create policy unit_member_read on unit_member for select using (true);
create policy unit_member_write on unit_member for all
  using (exists (select 1 from unit u where u.id = in_group and unit_writable(u.place, u.parent, u.id)))
  with check (exists (select 1 from unit u where u.id = in_group and unit_writable(u.place, u.parent, u.id)));
