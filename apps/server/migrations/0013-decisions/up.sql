-- Review of claims: what officers find wrong, judge, ask, decide and say in letters. Whoever sees a claim sees what
-- belongs to it; which of it a route shows is the route's own permission.

-- Numbers of letters: one series for each place, kind and year, without gaps but for what was taken back.
create table letter_number (
  place text not null,
  kind text not null check (kind in ('decision', 'correction', 'appeal')),
  year int not null,
  last int not null,
  primary key (place, kind, year)
);
alter table letter_number enable row level security;
alter table letter_number force row level security;
create policy letter_number_system on letter_number using ((select scope_system()));
-- The next number, whoever writes the letter. (No `set` clause: an ordinary login may not write one for a setting of ours.)
create function next_letter_number(of_place text, of_kind text, of_year int) returns int language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('jucai.system', true), '');
  given int;
begin
  perform set_config('jucai.system', 'on', true);
  insert into letter_number (place, kind, year, last) values (of_place, of_kind, of_year, 1)
    on conflict (place, kind, year) do update set last = letter_number.last + 1
    returning last into given;
  perform set_config('jucai.system', before, true);
  return given;
end
$$;

-- By which code the receipt of a claim is found to be genuine.
create table receipt_code (
  claim uuid primary key references claim,
  code text not null unique
);
alter table receipt_code enable row level security;
alter table receipt_code force row level security;
create policy receipt_code_scope on receipt_code
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- One return for correction 补正: everything at once. A further one that new material does not explain waits for the head.
create table correction (
  id uuid primary key default gen_random_uuid(),
  claim uuid not null references claim,
  step uuid not null,
  round int not null,
  state text not null check (state in ('awaiting_signature', 'sent', 'answered', 'overdue', 'refused', 'taken_back')),
  letter_number text not null,
  verify_code text not null unique,
  sent_by uuid not null,
  sent_name text not null,
  sent_at timestamptz,
  due_on date,
  due_known boolean not null default true,
  answered_at timestamptz,
  signed_by uuid,
  signed_name text,
  signed_at timestamptz,
  signed_words text,
  created_at timestamptz not null
);
create unique index correction_round on correction (claim, round) where state not in ('refused', 'taken_back');
create unique index correction_open on correction (claim) where state in ('awaiting_signature', 'sent');
create index correction_due on correction (due_on) where state = 'sent';
alter table correction enable row level security;
alter table correction force row level security;
create policy correction_scope on correction
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

create table correction_item (
  correction uuid not null references correction,
  no int not null,
  kind text not null check (kind in ('fact', 'evidence', 'missing')),
  about text not null,
  label jsonb not null,
  wrong text not null,
  how text not null,
  -- The item of the round before whose answer brought it up.
  caused_by int,
  answer text,
  could_not boolean not null default false,
  files uuid[] not null default '{}',
  answered_at timestamptz,
  primary key (correction, no)
);
alter table correction_item enable row level security;
alter table correction_item force row level security;
create policy correction_item_scope on correction_item
  using ((select scope_system()) or exists (select 1 from correction c where c.id = correction));

-- What a person judged where the rule leaves it to one. Rows are only added; the last one counts.
create table judgement (
  id bigint generated always as identity primary key,
  claim uuid not null references claim,
  benefit text not null,
  condition text not null,
  line int,
  holds boolean not null,
  basis text not null,
  by_account uuid not null,
  by_name text not null,
  at timestamptz not null
);
create index judgement_claim on judgement (claim, id);
alter table judgement enable row level security;
alter table judgement force row level security;
create policy judgement_scope on judgement
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- The figure where a clause leaves it to the office, in fen. The last one counts.
create table claim_amount (
  id bigint generated always as identity primary key,
  claim uuid not null references claim,
  fen bigint not null check (fen >= 0),
  why text not null,
  by_account uuid not null,
  by_name text not null,
  at timestamptz not null
);
create index claim_amount_claim on claim_amount (claim, id);
alter table claim_amount enable row level security;
alter table claim_amount force row level security;
create policy claim_amount_scope on claim_amount
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- 请示: another unit is asked for its opinion, and the step waits for it.
create table inquiry (
  id uuid primary key default gen_random_uuid(),
  claim uuid not null references claim,
  step uuid not null,
  unit uuid not null references unit,
  question text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  agrees boolean,
  words text,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  withdrawn_at timestamptz
);
create index inquiry_claim on inquiry (claim);
create index inquiry_unit on inquiry (unit) where answered_at is null and withdrawn_at is null;
alter table inquiry enable row level security;
alter table inquiry force row level security;
create policy inquiry_scope on inquiry
  using ((select scope_system()) or unit = any ((select scope_units())::uuid[])
    or exists (select 1 from claim c where c.id = claim));

-- 挂起: why a claim waits although it is somebody's turn.
create table review_hold (
  id bigint generated always as identity primary key,
  claim uuid not null references claim,
  why text not null,
  by_account uuid not null,
  by_name text not null,
  since timestamptz not null,
  until date,
  ended_at timestamptz
);
create unique index review_hold_open on review_hold (claim) where ended_at is null;
alter table review_hold enable row level security;
alter table review_hold force row level security;
create policy review_hold_scope on review_hold
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- Who opened a claim, and when last: a batch asks for it. The lock itself stands in claim_step.
create table review_opening (
  claim uuid not null references claim,
  account uuid not null,
  name text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (claim, account)
);
alter table review_opening enable row level security;
alter table review_opening force row level security;
create policy review_opening_scope on review_opening
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- 转办: to whom a step was given; claim_step.account goes back to him when somebody else releases it.
create table assignment (
  id bigint generated always as identity primary key,
  step uuid not null references claim_step,
  claim uuid not null references claim,
  account uuid,
  unit uuid references unit,
  why text not null,
  by_account uuid not null,
  by_name text not null,
  at timestamptz not null
);
create index assignment_step on assignment (step, id desc);
alter table assignment enable row level security;
alter table assignment force row level security;
create policy assignment_scope on assignment
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- 回避: an officer who is too close to the claimant.
create table recusal (
  claim uuid not null references claim,
  account uuid not null,
  why text not null,
  at timestamptz not null,
  primary key (claim, account)
);
alter table recusal enable row level security;
alter table recusal force row level security;
create policy recusal_scope on recusal
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- Claims that somebody wants to approve together, and which of them have to be opened first.
create table review_batch (
  id uuid primary key default gen_random_uuid(),
  place text not null,
  account uuid not null,
  claims uuid[] not null,
  sample uuid[] not null,
  at timestamptz not null,
  approved_at timestamptz
);
alter table review_batch enable row level security;
alter table review_batch force row level security;
create policy review_batch_own on review_batch
  using ((select scope_system()) or account = (select scope_account()));

-- Who stands in for an officer on leave. He needs the role himself: nothing is granted here.
create table substitute (
  id uuid primary key default gen_random_uuid(),
  place text not null,
  account uuid not null,
  account_name text not null,
  substitute uuid not null,
  substitute_name text not null,
  from_day date not null,
  to_day date not null,
  why text not null,
  by_account uuid not null,
  at timestamptz not null,
  ended_at timestamptz,
  check (account <> substitute),
  check (to_day >= from_day)
);
create index substitute_for on substitute (substitute, from_day, to_day) where ended_at is null;
alter table substitute enable row level security;
alter table substitute force row level security;
create policy substitute_scope on substitute
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- Meetings that decide claims, with their minutes.
create table meeting (
  id uuid primary key default gen_random_uuid(),
  place text not null,
  unit uuid not null references unit,
  number text not null,
  held_on date not null,
  attendees text[] not null,
  minutes text not null,
  file uuid,
  by_account uuid not null,
  by_name text not null,
  at timestamptz not null,
  unique (unit, number)
);
create index meeting_place on meeting (place, held_on desc);
alter table meeting enable row level security;
alter table meeting force row level security;
create policy meeting_scope on meeting
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit = any ((select scope_units())::uuid[]));

-- A decision as it was made. It never changes: what is wrong in it is put right by another one.
create table decision (
  id uuid primary key default gen_random_uuid(),
  claim uuid not null references claim,
  step uuid not null,
  unit uuid references unit,
  place text not null,
  benefit text not null,
  title jsonb not null,
  outcome text not null check (outcome in ('approved', 'rejected')),
  decided_by uuid not null,
  decided_name text not null,
  decided_at timestamptz not null,
  on_day date not null,
  -- The day for which the rule was run: the day on which the claim was handed in.
  judged_on date not null,
  rule_version bigint not null references document_version,
  vocabulary_version bigint not null references vocabulary_version,
  -- `benefit#setting` to value, as the place had set them.
  settings jsonb not null,
  -- Facts in the form of a case, awards held and the whole result, under the claimant's key.
  sealed bytea not null,
  -- The same result without anybody's values: it stays when the key goes.
  result jsonb not null,
  judgements jsonb not null,
  amount_fen bigint check (amount_fen >= 0),
  rule_fen bigint check (rule_fen >= 0),
  similar_key text not null,
  why text not null,
  clause text not null,
  grounds jsonb not null,
  minutes uuid references meeting,
  letter_number text not null,
  verify_code text not null unique,
  check (outcome = 'approved' or amount_fen is null)
);
create index decision_claim on decision (claim, decided_at desc);
create index decision_similar on decision (benefit, similar_key, decided_at desc);
create index decision_minutes on decision (minutes) where minutes is not null;
alter table decision enable row level security;
alter table decision force row level security;
-- Offices of a place see all its decisions: past cases are compared across their units.
create policy decision_scope on decision
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or exists (select 1 from claim c where c.id = claim));

create function decision_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a decision never changes' using errcode = 'restrict_violation';
end
$$;
create trigger decision_stays before update or delete on decision for each row execute function decision_stays();

-- 复核: the claimant asks for a review of a refusal, and somebody else than those who decided looks at it.
create table appeal (
  id uuid primary key default gen_random_uuid(),
  number text not null,
  decision uuid not null references decision,
  claim uuid not null references claim,
  place text not null,
  -- His grounds and the answer to them, under his key.
  sealed bytea not null,
  filed_by uuid not null,
  filed_at timestamptz not null,
  due_on date,
  state text not null check (state in ('open', 'withdrawn', 'upheld', 'reopened')),
  answered_by uuid,
  answered_name text,
  answered_at timestamptz
);
create unique index appeal_once on appeal (decision) where state <> 'withdrawn';
create index appeal_open on appeal (place, due_on) where state = 'open';
alter table appeal enable row level security;
alter table appeal force row level security;
create policy appeal_scope on appeal
  using ((select scope_system()) or exists (select 1 from claim c where c.id = claim));

-- Relatives that an officer declares of himself: he never acts on their claims. Found by number, shown by name alone.
create table relative (
  id uuid primary key default gen_random_uuid(),
  account uuid not null,
  name text not null,
  relation text not null,
  id_index bytea not null,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index relative_once on relative (account, id_index) where withdrawn_at is null;
create index relative_found on relative (id_index) where withdrawn_at is null;
alter table relative enable row level security;
alter table relative force row level security;
create policy relative_own on relative using ((select scope_system()) or account = (select scope_account()));
