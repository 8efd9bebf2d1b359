-- Evidence 材料 -----------------------------------------------------------------------------------------------------------

-- A file as it lies on the disk, `<data>/files/<first two digits>/<id>`, and whose it is.
create table evidence_file (
  id uuid primary key,
  owner_person uuid references person,
  owner_employer uuid references employer,
  -- An office's own paper, such as minutes.
  owner_unit uuid references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  kind text not null,
  name text not null,
  mime text not null check (mime in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes int not null check (bytes > 0),
  pages int not null default 1 check (pages > 0),
  -- The key of the file: under its owner's key, or under the master key when an office owns it.
  key_sealed bytea,
  key_system bytea,
  -- SHA-256 of the stored bytes, and of the bytes as they came: the same upload is recognised after compressing.
  content_hash bytea not null,
  upload_hash bytea not null,
  thumb_hash bytea,
  expires_on date,
  scanned boolean not null,
  taken_by uuid not null,
  taken_name text not null,
  created_at timestamptz not null,
  -- Hidden from its owner's list.
  removed_at timestamptz,
  -- Nothing rests on it any more: the bytes are gone, or go with the next tidying.
  gone_at timestamptz,
  check (num_nonnulls(owner_person, owner_employer, owner_unit) = 1),
  check (num_nonnulls(key_sealed, key_system) = 1),
  check ((key_system is not null) = (owner_unit is not null))
);
create unique index evidence_file_upload on evidence_file
  (coalesce(owner_person, owner_employer, owner_unit), upload_hash) where removed_at is null;
create index evidence_file_owner on evidence_file (coalesce(owner_person, owner_employer, owner_unit), created_at desc);

-- Which claim it was given to, and as what.
create table claim_evidence (
  claim uuid not null references claim on delete cascade,
  file uuid not null references evidence_file,
  item text not null,
  state text not null default 'given' check (state in ('given', 'accepted', 'wrong')),
  note text,
  given_by uuid not null,
  given_at timestamptz not null,
  checked_by uuid,
  checked_name text,
  checked_at timestamptz,
  primary key (claim, file, item)
);
create index claim_evidence_file on claim_evidence (file);
alter table claim_evidence enable row level security;
alter table claim_evidence force row level security;
create policy claim_evidence_scope on claim_evidence
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- Its owner sees it, whoever took it in, and whoever sees a claim that it was given to. Nobody sees it for its place alone.
alter table evidence_file enable row level security;
alter table evidence_file force row level security;
create policy evidence_file_scope on evidence_file
  using ((select scope_system()) or (select scope_all())
    or owner_person = (select scope_person()) or owner_employer = any ((select scope_units())::uuid[])
    or owner_unit = any ((select scope_units())::uuid[])
    or owner_unit is not null and place = any ((select scope_places())::text[])
    or taken_by = (select scope_account())
    or exists (select 1 from claim_evidence g where g.file = id));

-- Who saw it; its owner's own looks are not written down.
create table evidence_access (
  id bigint generated always as identity primary key,
  file uuid not null references evidence_file,
  at timestamptz not null,
  account uuid not null,
  actor_name text not null,
  unit uuid,
  what text not null check (what in ('content', 'thumbnail', 'download'))
);
create index evidence_access_file on evidence_access (file, id desc);
alter table evidence_access enable row level security;
alter table evidence_access force row level security;
create policy evidence_access_add on evidence_access for insert with check (true);
create policy evidence_access_read on evidence_access for select
  using ((select scope_system()) or exists (select 1 from evidence_file f where f.id = file));

-- Public notice 公示 ------------------------------------------------------------------------------------------------------

create table public_notice (
  id uuid primary key,
  -- Given when it is published.
  number text unique,
  kind text not null check (kind in ('decision', 'result')),
  place text not null check (place ~ '^[0-9]{6}$'),
  unit uuid not null references unit,
  -- The process whose number of days holds; null of a list of results.
  process text,
  title jsonb not null,
  -- Working days; null of a draft whose place has not set them.
  days int check (days > 0),
  starts_on date not null,
  ends_on date,
  -- False: the last day lies beyond the holidays that are published.
  end_known boolean not null default true,
  state text not null default 'draft' check (state in ('draft', 'published', 'closed')),
  contact jsonb not null,
  prepared_by uuid not null,
  prepared_name text not null,
  published_by uuid,
  published_name text,
  published_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  -- Whoever prepares a list does not publish it.
  check (published_by <> prepared_by),
  check ((state = 'draft') = (number is null)),
  check (state = 'draft' or (published_by is not null and days is not null and ends_on is not null))
);
create index public_notice_place on public_notice (place, state, starts_on desc);
alter table public_notice enable row level security;
alter table public_notice force row level security;
create policy public_notice_scope on public_notice
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit = any ((select scope_units())::uuid[]));

-- One line of it, as it was published.
create table notice_row (
  id uuid primary key,
  notice uuid not null references public_notice on delete cascade,
  claim uuid not null references claim,
  position int not null,
  masked_name text not null,
  unit_name text,
  measure text not null,
  measure_title jsonb not null,
  clause text not null,
  amount_fen bigint check (amount_fen >= 0),
  state text not null default 'running' check (state in ('running', 'objected', 'clear', 'upheld', 'withdrawn')),
  cleared_on date,
  kind text not null check (kind in ('decision', 'result')),
  unique (notice, claim)
);
-- A claim is in one notice at a time, and once in a list of results.
create unique index notice_row_running on notice_row (claim, kind) where state in ('running', 'objected') or kind = 'result';
create index notice_row_claim on notice_row (claim);
alter table notice_row enable row level security;
alter table notice_row force row level security;
create policy notice_row_scope on notice_row
  using ((select scope_system()) or exists (select 1 from public_notice n where n.id = notice));

-- Somebody speaks against a row. Who and what is sealed by the system: it belongs to no subject.
create table objection (
  id uuid primary key,
  notice_row uuid not null references notice_row,
  code_hash bytea not null unique,
  named boolean not null,
  sealed bytea not null,
  filed_at timestamptz not null,
  due_on date,
  state text not null default 'received' check (state in ('received', 'asked', 'closed')),
  outcome text check (outcome in ('upheld', 'dismissed', 'partly')),
  closed_by uuid,
  closed_name text,
  closed_at timestamptz,
  check ((state = 'closed') = (outcome is not null))
);
create index objection_row on objection (notice_row);
create index objection_open on objection (filed_at) where state <> 'closed';
alter table objection enable row level security;
alter table objection force row level security;
create policy objection_scope on objection
  using ((select scope_system()) or exists (select 1 from notice_row r where r.id = notice_row));

create table objection_message (
  id uuid primary key,
  -- The order in which they were said.
  no bigint generated always as identity,
  objection uuid not null references objection,
  at timestamptz not null,
  sender text not null check (sender in ('office', 'objector', 'claimant')),
  -- Whom the office's words are for; null: for both, or somebody else's words.
  addressee text check (addressee in ('objector', 'claimant')),
  -- The answer that closes it.
  closes boolean not null default false,
  sealed bytea not null
);
create index objection_message_of on objection_message (objection, no);
alter table objection_message enable row level security;
alter table objection_message force row level security;
create policy objection_message_scope on objection_message
  using ((select scope_system()) or exists (select 1 from objection o where o.id = objection));

-- Rating 好差评 -----------------------------------------------------------------------------------------------------------

create table claim_rating (
  id uuid primary key,
  claim uuid not null unique references claim,
  place text not null,
  score int not null check (score between 1 and 5),
  words text,
  account uuid not null,
  at timestamptz not null,
  -- The two bad ones are called back; without a day while the place has not set within how many.
  due_on date,
  due_known boolean not null default true,
  outcome text check (outcome in ('resolved', 'explained', 'unreachable', 'unresolved')),
  outcome_words text,
  called_by uuid,
  called_name text,
  called_at timestamptz,
  check (due_on is null or score <= 2),
  check (outcome is null or score <= 2)
);
create index claim_rating_place on claim_rating (place, at desc);
create index claim_rating_callback on claim_rating (due_on) where score <= 2 and outcome is null;
alter table claim_rating enable row level security;
alter table claim_rating force row level security;
create policy claim_rating_scope on claim_rating
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or exists (select 1 from claim c where c.id = claim));

-- Notifications -------------------------------------------------------------------------------------------------------------

-- For an account, or for a person, whoever is signed in as him.
create table notification (
  id uuid primary key,
  -- The number of an account in the directory, as in every other module's tables: without a reference.
  account uuid,
  person uuid references person,
  kind text not null,
  at timestamptz not null,
  says jsonb not null,
  link text,
  read_at timestamptz,
  check (num_nonnulls(account, person) = 1)
);
create index notification_account on notification (account, at desc) where account is not null;
create index notification_person on notification (person, at desc) where person is not null;
alter table notification enable row level security;
alter table notification force row level security;
-- Told by whoever makes the change, in its transaction; read by whom it is for.
create policy notification_add on notification for insert with check (true);
create policy notification_read on notification for select
  using ((select scope_system()) or account = (select scope_account()) or person = (select scope_person()));
create policy notification_mark on notification for update
  using ((select scope_system()) or account = (select scope_account()) or person = (select scope_person()));

-- What has to leave the house, and how far it is.
create table outgoing (
  id uuid primary key,
  notification uuid not null references notification,
  kind text not null,
  channel text not null check (channel in ('sms', 'email', 'webhook')),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  tries int not null default 0,
  at timestamptz not null,
  next_at timestamptz not null,
  fault text
);
create index outgoing_waiting on outgoing (next_at) where state = 'waiting';
create index outgoing_at on outgoing (at desc);
alter table outgoing enable row level security;
alter table outgoing force row level security;
create policy outgoing_add on outgoing for insert with check (true);
create policy outgoing_read on outgoing for select using ((select scope_system()) or (select scope_all()));
create policy outgoing_change on outgoing for update using ((select scope_system()));

create table notify_preference (
  account uuid primary key references account,
  sms boolean not null default true,
  email boolean not null default true,
  address_sealed bytea,
  -- Not confirmed yet, and the code that was sent there.
  address_new bytea,
  code_hash bytea,
  code_at timestamptz,
  code_tries int not null default 0,
  quiet text[] not null default '{}'
);
alter table notify_preference enable row level security;
alter table notify_preference force row level security;
create policy notify_preference_own on notify_preference
  using ((select scope_system()) or account = (select scope_account()));
