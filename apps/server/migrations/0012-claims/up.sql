-- One form for a bundle of benefits ---------------------------------------------------------------------------------

create table application (
  id uuid primary key default gen_random_uuid(),
  -- The number of the receipt; given when it is handed in.
  number text unique,
  place text not null check (place ~ '^[0-9]{6}$'),
  person_id uuid references person,
  employer_id uuid references employer,
  -- Who made it, and how he came to: for himself, for one who consented, at the window, as a unit's clerk.
  account uuid not null,
  account_name text not null,
  way text not null check (way in ('self', 'delegation', 'window', 'clerk')),
  on_behalf jsonb,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'discarded')),
  -- Answers field by field with who wrote them when, and the payee's account: JSON under the claimant's key.
  sealed bytea not null,
  chosen text[] not null,
  -- The employer that is to confirm.
  confirming_employer uuid references employer,
  -- What the rules said before the last change: {"measure": {"status": …, "fen": …}}
  said_before jsonb not null default '{}',
  reopens uuid,
  version int not null default 1,
  declared_at timestamptz,
  consents jsonb not null default '[]',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- The last day on which a draft is kept.
  expires_on date not null,
  check ((person_id is null) <> (employer_id is null))
);
create index application_person on application (person_id) where person_id is not null;
create index application_employer on application (employer_id) where employer_id is not null;
create index application_account on application (account);
create index application_place on application (place, updated_at desc);
create index application_expires on application (expires_on) where state = 'draft';
alter table application enable row level security;
alter table application force row level security;
create policy application_scope on application
  using ((select scope_system()) or (select scope_all())
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[])
    or account = (select scope_account()) and way = 'window'
    or state = 'submitted' and place = any ((select scope_places())::text[]));

-- One benefit of a form -----------------------------------------------------------------------------------------------

create table claim (
  id uuid primary key default gen_random_uuid(),
  -- Such as 350423-2025-00042; null while it is a draft.
  number text unique,
  application uuid not null references application on delete cascade,
  place text not null check (place ~ '^[0-9]{6}$'),
  -- The id of the measure.
  benefit text not null,
  kind text not null check (kind in ('benefit', 'recognition')),
  pack text not null,
  -- document_version.id under which it is decided: that of the day on which it was handed in.
  rule_version bigint not null,
  process text not null,
  person_id uuid references person,
  employer_id uuid references employer,
  confirming_employer uuid references employer,
  -- Every office that has a step of it.
  units uuid[] not null default '{}',
  -- Who made the form: never an officer of its steps.
  made_by uuid not null,
  status text not null check (status in ('draft', 'awaiting_employer', 'submitted', 'in_review', 'correction', 'approved',
    'in_notice', 'objection', 'awaiting_funds', 'paying', 'paid', 'bounced', 'suspended', 'stopped', 'clawback',
    'rejected', 'withdrawn')),
  -- The key of the step that is open; the first of several side by side.
  step text,
  -- How many times it was returned.
  round int not null default 0,
  submitted_on date,
  -- The earliest due day of the steps that are open; false when it lies beyond the known holidays.
  due_on date,
  due_known boolean not null default true,
  paused_since date,
  title jsonb not null,
  clause text not null,
  claimant_name text not null,
  -- What the rules gave for what was said when it was handed in, in fen.
  asked_fen bigint check (asked_fen >= 0),
  -- Whether the rules alone settle it, on what was said.
  settled boolean not null default false,
  -- Keyed hash of the facts that it rests on: one that was turned down comes back on new facts only.
  facts_hash bytea,
  reopens uuid references claim,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((person_id is null) <> (employer_id is null)),
  check ((status = 'draft') = (number is null)),
  check ((status = 'draft') = (submitted_on is null))
);
create index claim_application on claim (application);
create index claim_place on claim (place, status, due_on);
create index claim_units on claim using gin (units);
create index claim_person on claim (person_id, benefit) where person_id is not null;
create index claim_employer on claim (employer_id, benefit) where employer_id is not null;
create index claim_confirming on claim (confirming_employer) where confirming_employer is not null;
create index claim_name on claim (claimant_name text_pattern_ops);
create unique index claim_draft on claim (application, benefit);
alter table claim enable row level security;
alter table claim force row level security;
create policy claim_scope on claim
  using ((select scope_system()) or (select scope_all())
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[])
    or made_by = (select scope_account()) and status = 'draft'
    or status <> 'draft' and (place = any ((select scope_places())::text[]) or units && (select scope_units())));

create table claim_step (
  id uuid primary key default gen_random_uuid(),
  claim uuid not null references claim on delete cascade,
  key text not null,
  -- Steps side by side have the same number.
  ordinal int not null,
  kind text not null check (kind in
    ('fill', 'confirm', 'review', 'countersign', 'decide', 'notice', 'release', 'pay', 'record')),
  -- Null where the document and the place name nobody.
  unit uuid references unit,
  role text not null,
  name jsonb not null,
  clause text,
  in_group text,
  minutes boolean not null default false,
  may_return boolean not null default false,
  -- Working days, printed or set by the place when it was handed in; null: not counted.
  days int,
  state text not null default 'waiting' check (state in ('waiting', 'open', 'done', 'returned', 'skipped')),
  opened_on date,
  due_on date,
  due_known boolean not null default true,
  -- Whom it is given to, or who has it open.
  account uuid,
  account_name text,
  locked_at timestamptz,
  done_by uuid,
  done_name text,
  done_at timestamptz,
  outcome text,
  opinion text,
  check (state in ('waiting', 'skipped') or opened_on is not null)
);
create unique index claim_step_once on claim_step (claim, key, coalesce(unit, '00000000-0000-0000-0000-000000000000'));
create index claim_step_open on claim_step (unit, role) where state in ('open', 'returned');
create index claim_step_account on claim_step (account) where account is not null;
alter table claim_step enable row level security;
alter table claim_step force row level security;
create policy claim_step_scope on claim_step
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- What is claimed for. At most one live claim for each, whoever asks.
create table claim_subject (
  claim uuid not null references claim on delete cascade,
  -- 'benefit:<id>', 'exclusive:<pack>/<group>', 'purpose:<purpose>'
  grp text not null,
  key_index bytea not null,
  period text not null default '',
  -- The line of the claim that it stands for.
  line int,
  live boolean not null default true
);
create unique index claim_subject_live on claim_subject (grp, key_index, period) where live;
create index claim_subject_claim on claim_subject (claim);
alter table claim_subject enable row level security;
alter table claim_subject force row level security;
create policy claim_subject_scope on claim_subject
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

create table claim_event (
  id bigint generated always as identity primary key,
  claim uuid not null references claim on delete cascade,
  at timestamptz not null,
  account uuid,
  actor_name text not null,
  command text not null,
  from_status text not null,
  to_status text not null,
  step text,
  unit uuid,
  detail jsonb not null default '{}'
);
create index claim_event_claim on claim_event (claim, id);
alter table claim_event enable row level security;
alter table claim_event force row level security;
-- Added to, never changed: there is no policy for changing.
create policy claim_event_read on claim_event for select
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));
create policy claim_event_add on claim_event for insert
  with check ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- The employer's part ---------------------------------------------------------------------------------------------------

-- What an employer is asked: all it sees of the claim.
create table claim_asking (
  claim uuid primary key references claim on delete cascade,
  employer uuid not null references employer,
  place text not null check (place ~ '^[0-9]{6}$'),
  number text not null,
  title jsonb not null,
  worker text not null,
  worker_tail text,
  asked_on date not null,
  due_on date,
  due_known boolean not null default true,
  state text not null default 'pending' check (state in ('pending', 'answered', 'taken_over', 'ended')),
  basis text,
  reminded_on date
);
create index claim_asking_employer on claim_asking (employer, state, asked_on);
create index claim_asking_due on claim_asking (due_on) where state = 'pending';
alter table claim_asking enable row level security;
alter table claim_asking force row level security;
create policy claim_asking_scope on claim_asking
  using ((select scope_system()) or (select scope_all()) or employer = any ((select scope_units())::uuid[])
    or exists (select 1 from claim c where c.id = claim));

create table claim_confirmation (
  id uuid primary key default gen_random_uuid(),
  claim uuid not null references claim_asking on delete cascade,
  employer uuid not null references employer,
  fact text not null,
  line int,
  -- As a case says it; the words for readers in `shown`.
  value jsonb,
  shown jsonb not null,
  answer text not null default 'pending' check (answer in
    ('pending', 'true', 'false', 'not_ours', 'office_true', 'office_false')),
  words text,
  by_account uuid,
  by_name text,
  at timestamptz,
  due_on date,
  unique nulls not distinct (claim, fact, line)
);
create index claim_confirmation_claim on claim_confirmation (claim);
alter table claim_confirmation enable row level security;
alter table claim_confirmation force row level security;
create policy claim_confirmation_scope on claim_confirmation
  using ((select scope_system()) or (select scope_all()) or employer = any ((select scope_units())::uuid[])
    or exists (select 1 from claim c where c.id = claim));

-- The last number of each place, year and series; the system alone counts.
create table claim_number (
  place text not null,
  year int not null,
  series text not null,
  last int not null,
  primary key (place, year, series)
);
alter table claim_number enable row level security;
alter table claim_number force row level security;
create policy claim_number_system on claim_number using ((select scope_system()));
