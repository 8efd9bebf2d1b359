-- Names are compared by code point: the range "from 张三 up to everything that begins so" then uses the
-- index, and these comparisons are leak-proof, so they may run before row-level security (see note.md).
create table person (
  id uuid primary key default gen_random_uuid(),
  place text not null check (place ~ '^[0-9]{6}$'),
  held_by uuid[] not null default '{}',
  name text collate "C" not null,
  name_2 text collate "C" generated always as (substr(name, 2)) stored,
  name_3 text collate "C" generated always as (substr(name, 3)) stored,
  name_pinyin text collate "C" not null default '',
  given_pinyin text collate "C" not null default '',
  name_initials text collate "C" not null default '',
  gender text check (gender in ('male', 'female')),
  birth_month text check (birth_month ~ '^[0-9]{4}-[0-9]{2}$'),
  id_kind text check (id_kind in
    ('resident_id', 'residence_permit', 'taiwan_permit', 'hk_macao_permit', 'passport', 'permanent_residence', 'other')),
  id_index bytea,
  phone_index bytea,
  id_tail text,
  phone_tail text,
  -- Identity number, phone, address, bank account: sealed under the person's own key. Without the key they are gone.
  sealed bytea,
  sealed_key bytea,
  best jsonb not null default '{}',
  -- How many facts there are and how many of their best values somebody verified.
  facts_known int not null default 0,
  facts_verified int not null default 0,
  merged_into uuid references person,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  forgotten_at timestamptz,
  version int not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_name text,
  updated_at timestamptz not null default now()
);
create unique index person_id_index on person (id_index);
create index person_phone_index on person (phone_index);
create index person_id_tail on person (id_tail);
create index person_phone_tail on person (phone_tail);
create index person_name on person (name);
create index person_name_2 on person (name_2);
create index person_name_3 on person (name_3);
create index person_name_pinyin on person (name_pinyin, id);
create index person_given_pinyin on person (given_pinyin);
create index person_name_initials on person (name_initials);
create index person_updated on person (updated_at, id);
create index person_place on person (place);
create index person_held_by on person using gin (held_by);
-- All that the policy looks at, and narrow: a list says how many there are without reading the rows.
create index person_listed on person (place) include (held_by, id) where merged_into is null and withdrawn_at is null;

alter table person enable row level security;
alter table person force row level security;
create policy person_scope on person
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or held_by && (select scope_units()) or id = (select scope_person()));

-- An employer is a unit as well; the ids are the same.
create table employer (
  id uuid primary key references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  held_by uuid[] not null default '{}',
  name text collate "C" not null,
  aliases text[] not null default '{}',
  name_pinyin text collate "C" not null default '',
  uscc text collate "C" unique,
  phone text,
  address text,
  sealed bytea,
  sealed_key bytea,
  best jsonb not null default '{}',
  facts_known int not null default 0,
  facts_verified int not null default 0,
  merged_into uuid references employer,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version int not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_name text,
  updated_at timestamptz not null default now()
);
create index employer_place on employer (place);
create index employer_held_by on employer using gin (held_by);
create index employer_name on employer (name_pinyin, id);
create index employer_updated on employer (updated_at, id);

alter table employer enable row level security;
alter table employer force row level security;
create policy employer_scope on employer
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or held_by && (select scope_units()) or id = any ((select scope_units())::uuid[]));

-- What an employer is found by: every end of its names, in characters, pinyin and initials.
create table employer_key (
  employer uuid not null references employer on delete cascade,
  key text collate "C" not null,
  primary key (key, employer)
);
create index employer_key_employer on employer_key (employer);
alter table employer_key enable row level security;
alter table employer_key force row level security;
create policy employer_key_scope on employer_key
  using ((select scope_system()) or exists (select 1 from employer e where e.id = employer));

-- One value that somebody gave for one fact. Rows are never changed but to verify, take back or object.
create table fact_value (
  id bigint generated always as identity primary key,
  subject_kind text not null check (subject_kind in ('person', 'employer')),
  subject uuid not null,
  fact text not null,
  value jsonb,
  sealed bytea,
  since date,
  as_of date,
  source text not null check (source in ('self', 'employer', 'office', 'exchange')),
  source_unit uuid,
  source_note text,
  evidence jsonb,
  verified_by uuid,
  verified_name text,
  verified_at timestamptz,
  entered_by uuid,
  entered_name text not null,
  entered_at timestamptz not null default now(),
  import uuid,
  exchange_source text,
  exchange_record text,
  retracted_at timestamptz,
  retracted_by uuid,
  retracted_why text,
  objection text,
  objected_at timestamptz,
  check ((value is null) <> (sealed is null) or retracted_at is not null)
);
create index fact_value_subject on fact_value (subject, fact, id);
create index fact_value_import on fact_value (import) where import is not null;
create unique index fact_value_exchange on fact_value (exchange_source, exchange_record) where exchange_record is not null;

alter table fact_value enable row level security;
alter table fact_value force row level security;
-- Read by whoever sees the subject, for whatever reason; written only by whoever holds it or works for its place.
create policy fact_value_read on fact_value for select
  using ((select scope_system())
    or (subject_kind = 'person' and exists (select 1 from person p where p.id = subject))
    or (subject_kind = 'employer' and exists (select 1 from employer e where e.id = subject)));
create policy fact_value_write on fact_value
  using ((select scope_system())
    or (subject_kind = 'person' and exists (select 1 from person p where p.id = subject
      and ((select scope_all()) or p.place = any ((select scope_places())::text[]) or p.held_by && (select scope_units())
        or p.id = (select scope_person()))))
    or (subject_kind = 'employer' and exists (select 1 from employer e where e.id = subject
      and ((select scope_all()) or e.place = any ((select scope_places())::text[]) or e.held_by && (select scope_units())
        or e.id = any ((select scope_units())::uuid[])))));

-- What a person agreed to, in the words that stood there then.
create table consent (
  id bigint generated always as identity primary key,
  person uuid not null references person,
  purpose text not null,
  version int not null,
  says jsonb not null,
  way text not null check (way in ('page', 'paper', 'window')),
  paper text,
  given_at timestamptz not null,
  recorded_by uuid,
  recorded_name text not null,
  withdrawn_at timestamptz
);
create index consent_person on consent (person);
create unique index consent_standing on consent (person, purpose) where withdrawn_at is null;
alter table consent enable row level security;
alter table consent force row level security;
create policy consent_scope on consent
  using ((select scope_system()) or exists (select 1 from person p where p.id = person));

-- What was recorded at a counter, as printed: sensitive text masked.
create table receipt (
  number text primary key,
  person uuid not null references person,
  at timestamptz not null,
  unit uuid not null,
  body jsonb not null
);
create index receipt_person on receipt (person);
create sequence receipt_number;
alter table receipt enable row level security;
alter table receipt force row level security;
create policy receipt_scope on receipt
  using ((select scope_system()) or exists (select 1 from person p where p.id = person));

-- One delivery of another administration and its first answer, so that a repeated one gets the same.
create table exchange_delivery (
  id uuid primary key,
  source text not null,
  key text not null,
  request_hash bytea not null,
  as_of date not null,
  places text[] not null,
  way text not null check (way in ('interface', 'file')),
  account uuid not null,
  account_name text not null,
  received_at timestamptz not null,
  counts jsonb not null,
  items jsonb not null,
  unique (account, source, key)
);
create index exchange_delivery_received on exchange_delivery (received_at desc);
alter table exchange_delivery enable row level security;
alter table exchange_delivery force row level security;
create policy exchange_delivery_scope on exchange_delivery
  using ((select scope_system()) or (select scope_all()) or places && (select scope_places()));

-- Another administration says something else than what was held. Both values stay; a clerk looks.
create table contradiction (
  id bigint generated always as identity primary key,
  subject_kind text not null check (subject_kind in ('person', 'employer')),
  subject uuid not null,
  fact text not null,
  -- The two values, in fact_value.
  said bigint not null references fact_value,
  held bigint not null references fact_value,
  source text not null,
  as_of date not null,
  at timestamptz not null,
  settled_at timestamptz,
  settled_name text,
  settled_how text
);
create index contradiction_open on contradiction (at desc) where settled_at is null;
create index contradiction_subject on contradiction (subject);
alter table contradiction enable row level security;
alter table contradiction force row level security;
create policy contradiction_scope on contradiction
  using ((select scope_system())
    or (subject_kind = 'person' and exists (select 1 from person p where p.id = subject))
    or (subject_kind = 'employer' and exists (select 1 from employer e where e.id = subject)));

-- A person's key is destroyed only when two people want it.
create table forget_request (
  id uuid primary key,
  person uuid not null references person,
  reason text not null,
  -- Number of the order, where the time of keeping has not ended.
  ordered_by text,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  approved_by uuid check (approved_by <> asked_by),
  approved_at timestamptz
);
create unique index forget_request_open on forget_request (person) where approved_at is null;
alter table forget_request enable row level security;
alter table forget_request force row level security;
create policy forget_request_scope on forget_request
  using ((select scope_system()) or exists (select 1 from person p where p.id = person));

-- How a person was before an import, so that the import can be taken back; null for whom it registered first.
create table person_before (
  import uuid not null,
  person uuid not null references person,
  before jsonb,
  -- The version that the import made: a later one was changed by somebody since and stays.
  version int not null,
  primary key (import, person)
);
alter table person_before enable row level security;
alter table person_before force row level security;
create policy person_before_scope on person_before
  using ((select scope_system()) or exists (select 1 from person p where p.id = person));
