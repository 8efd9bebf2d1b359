-- Recognitions 认定 --------------------------------------------------------------------------------------------------

create table recognition (
  id uuid primary key default gen_random_uuid(),
  -- Of the certificate, such as R350423-2025-00007.
  number text not null unique,
  -- 'qingliu-2023-1/grades', as in the document's version
  scheme text not null,
  rule_version bigint not null,
  level text not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  person_id uuid references person,
  employer_id uuid references employer,
  holder_name text not null,
  from_day date not null,
  -- The last day; null: no end.
  until_day date check (until_day >= from_day),
  -- Whose decision it is where it was taken over, and the document.
  authority text,
  document text,
  claim uuid unique references claim,
  decision uuid references decision,
  granted_by uuid,
  granted_name text not null,
  granted_on date not null,
  verify_code text not null unique,
  -- Values in the registry that came of it.
  facts bigint[] not null default '{}',
  facts_ended boolean not null default false,
  replaced_by uuid references recognition deferrable initially deferred,
  revoked_on date,
  revoked_by uuid,
  revoked_name text,
  revoked_why text,
  check ((person_id is null) <> (employer_id is null)),
  check ((claim is null) = (authority is not null)),
  check ((revoked_on is null) = (revoked_why is null))
);
create index recognition_person on recognition (person_id) where person_id is not null;
create index recognition_employer on recognition (employer_id) where employer_id is not null;
create index recognition_place on recognition (place, granted_on desc);
create index recognition_holder on recognition (holder_name text_pattern_ops);
create index recognition_ends on recognition (until_day) where not facts_ended and until_day is not null;
-- One that counts for each holder and scheme: a newer one replaces it.
create unique index recognition_live on recognition (scheme, coalesce(person_id, employer_id))
  where replaced_by is null and revoked_on is null;
alter table recognition enable row level security;
alter table recognition force row level security;
create policy recognition_scope on recognition
  using ((select scope_system()) or (select scope_all())
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[])
    or place = any ((select scope_places())::text[]));

create table claim_level (
  claim uuid primary key references claim on delete cascade,
  level text not null,
  until_day date,
  basis text not null,
  by_account uuid not null,
  by_name text not null,
  at timestamptz not null
);
alter table claim_level enable row level security;
alter table claim_level force row level security;
create policy claim_level_scope on claim_level
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- Services 服务事项 ---------------------------------------------------------------------------------------------------

create table service_request (
  id uuid primary key default gen_random_uuid(),
  -- Such as F350423-2025-00007.
  number text not null unique,
  service text not null,
  rule_version bigint not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  person_id uuid references person,
  employer_id uuid references employer,
  asker_name text not null,
  -- The office that answers, and every office that had it.
  unit uuid not null references unit,
  units uuid[] not null,
  -- Under the asker's key: what was asked, and the answer.
  sealed bytea not null,
  state text not null default 'asked' check (state in ('asked', 'taken', 'granted', 'declined', 'withdrawn')),
  asked_on date not null,
  -- Working days; null: neither printed nor set.
  days int check (days > 0),
  due_on date,
  due_known boolean not null default true,
  handler uuid,
  handler_name text,
  answered_on date,
  answered_name text,
  made_by uuid not null,
  reminded_on date,
  version int not null default 1,
  created_at timestamptz not null,
  check ((person_id is null) <> (employer_id is null)),
  check ((state in ('granted', 'declined')) = (answered_on is not null))
);
create index service_request_person on service_request (person_id) where person_id is not null;
create index service_request_employer on service_request (employer_id) where employer_id is not null;
create index service_request_units on service_request using gin (units);
create index service_request_place on service_request (place, state, due_on);
create index service_request_due on service_request (due_on) where state in ('asked', 'taken') and due_on is not null;
alter table service_request enable row level security;
alter table service_request force row level security;
create policy service_request_scope on service_request
  using ((select scope_system()) or (select scope_all())
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[])
    or place = any ((select scope_places())::text[]) or units && (select scope_units()));

create table service_event (
  id bigint generated always as identity primary key,
  request uuid not null references service_request on delete cascade,
  at timestamptz not null,
  account uuid,
  actor_name text not null,
  what text not null check (what in ('ask', 'take', 'pass', 'grant', 'decline', 'withdraw', 'remind')),
  words text
);
create index service_event_request on service_event (request, id);
alter table service_event enable row level security;
alter table service_event force row level security;
create policy service_event_read on service_event for select
  using ((select scope_system()) or exists (select 1 from service_request r where r.id = request));
create policy service_event_add on service_event for insert
  with check ((select scope_system()) or exists (select 1 from service_request r where r.id = request));
