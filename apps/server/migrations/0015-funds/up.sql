-- Funds and their limits -------------------------------------------------------------------------------------------

create table fund (
  id uuid primary key default gen_random_uuid(),
  place text not null check (place ~ '^[0-9]{6}$'),
  -- The key by which packs name it, or the place's own.
  key text not null,
  name jsonb not null,
  unit uuid references unit,
  source text,
  created_by uuid,
  created_name text not null,
  created_at timestamptz not null,
  unique (place, key)
);
alter table fund enable row level security;
alter table fund force row level security;
create policy fund_scope on fund
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- The order in which a benefit draws on funds, where the place has set one.
create table fund_order (
  place text not null check (place ~ '^[0-9]{6}$'),
  benefit text not null,
  keys text[] not null check (cardinality(keys) > 0),
  basis text not null,
  set_by uuid not null,
  set_name text not null,
  set_at timestamptz not null,
  primary key (place, benefit)
);
alter table fund_order enable row level security;
alter table fund_order force row level security;
create policy fund_order_scope on fund_order
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- What a programme may hold and pay in one year. The check keeps it under concurrency.
create table programme_cap (
  place text not null check (place ~ '^[0-9]{6}$'),
  benefit text not null,
  year int not null,
  fen bigint not null check (fen >= 0),
  used_fen bigint not null default 0 check (used_fen >= 0 and used_fen <= fen),
  basis text not null,
  set_by uuid not null,
  set_name text not null,
  set_at timestamptz not null,
  primary key (place, benefit, year)
);
alter table programme_cap enable row level security;
alter table programme_cap force row level security;
create policy programme_cap_scope on programme_cap
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- The last number of each series of a place and year; the system alone counts.
create table money_number (
  place text not null,
  year int not null,
  series text not null,
  last int not null,
  primary key (place, year, series)
);
alter table money_number enable row level security;
alter table money_number force row level security;
create policy money_number_system on money_number using ((select scope_system()));

-- The ledger ----------------------------------------------------------------------------------------------------------

create table ledger_account (
  id bigint generated always as identity primary key,
  fund uuid not null references fund,
  year int not null check (year between 2000 and 2100),
  place text not null,
  kind text not null check (kind in ('source', 'available', 'held', 'in_payment', 'paid', 'receivable')),
  -- The sum of its entries; the trigger below keeps it, nobody else.
  balance_fen bigint not null default 0,
  unique (fund, year, kind),
  constraint ledger_not_overdrawn check (kind = 'source' or balance_fen >= 0)
);
alter table ledger_account enable row level security;
alter table ledger_account force row level security;
create policy ledger_account_scope on ledger_account
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

create table posting (
  id uuid primary key default gen_random_uuid(),
  place text not null,
  at timestamptz not null,
  actor uuid,
  actor_name text not null,
  why text not null check (why in ('budget', 'transfer', 'hold', 'release_hold', 'send', 'paid', 'bounced', 'reverse',
    'receivable', 'recovered', 'opening')),
  note text,
  about_kind text,
  about_id text,
  -- The posting whose movement this one takes back; at most one does.
  reverses uuid unique references posting
);
create index posting_about on posting (about_kind, about_id);
create index posting_at on posting (place, at);
alter table posting enable row level security;
alter table posting force row level security;
create policy posting_scope on posting
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

create table ledger_entry (
  id bigint generated always as identity primary key,
  posting uuid not null references posting,
  account bigint not null references ledger_account,
  place text not null,
  at timestamptz not null,
  -- Into the account; out of it when negative.
  fen bigint not null check (fen <> 0),
  ref_kind text,
  ref_id uuid
);
create index ledger_entry_posting on ledger_entry (posting);
create index ledger_entry_account on ledger_entry (account, id);
create index ledger_entry_ref on ledger_entry (ref_kind, ref_id);
create index ledger_entry_at on ledger_entry (place, at);
alter table ledger_entry enable row level security;
alter table ledger_entry force row level security;
create policy ledger_entry_scope on ledger_entry
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

create trigger posting_fixed before update or delete or truncate on posting
  for each statement execute function refuse_change();
create trigger ledger_entry_fixed before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();

-- A balance is what its entries sum to: the entries themselves move it, in the order of the accounts' ids.
create function ledger_moves() returns trigger language plpgsql as $$
declare
  crooked uuid;
begin
  perform 1 from ledger_account where id in (select account from added) order by id for update;
  update ledger_account a set balance_fen = a.balance_fen + m.fen
    from (select account, sum(fen)::bigint as fen from added group by account) m where m.account = a.id;
  select e.posting into crooked from ledger_entry e where e.posting in (select posting from added)
    group by e.posting having sum(e.fen) <> 0 limit 1;
  if crooked is not null then
    raise exception 'posting % does not sum to zero', crooked using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create trigger ledger_moves after insert on ledger_entry referencing new table as added
  for each statement execute function ledger_moves();

-- At the commit: a posting has entries, and they sum to zero.
create function posting_balances() returns trigger language plpgsql as $$
declare
  entries int;
  total bigint;
begin
  select count(*), coalesce(sum(fen), 0) into entries, total from ledger_entry where posting = new.id;
  if entries < 2 or total <> 0 then
    raise exception 'posting % has % entries and sums to %', new.id, entries, total using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger posting_balances after insert on posting deferrable initially deferred
  for each row execute function posting_balances();

create function ledger_account_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and pg_trigger_depth() > 1 then
    return new;
  end if;
  raise exception 'a balance changes through entries alone' using errcode = 'restrict_violation';
end
$$;
create trigger ledger_account_kept before update or delete on ledger_account
  for each row execute function ledger_account_kept();
create function ledger_account_starts() returns trigger language plpgsql as $$
begin
  if new.balance_fen <> 0 then
    raise exception 'an account starts at zero' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger ledger_account_starts before insert on ledger_account
  for each row execute function ledger_account_starts();

-- Awards --------------------------------------------------------------------------------------------------------------

-- Spreadsheets of what ran before; numbers and accounts under a system key.
create table takeover (
  id uuid primary key default gen_random_uuid(),
  place text not null check (place ~ '^[0-9]{6}$'),
  kind text not null check (kind in ('awards', 'balances')),
  file_name text not null,
  content_hash bytea not null,
  state text not null check (state in ('checked', 'done', 'dropped')),
  -- Rows as they are shown: masked.
  rows jsonb not null,
  sealed bytea,
  loaded_by uuid not null,
  loaded_name text not null,
  loaded_at timestamptz not null,
  confirmed_by uuid check (confirmed_by <> loaded_by),
  confirmed_name text,
  confirmed_at timestamptz
);
create unique index takeover_once on takeover (place, kind, content_hash) where state <> 'dropped';
alter table takeover enable row level security;
alter table takeover force row level security;
create policy takeover_scope on takeover
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

create table award (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  place text not null check (place ~ '^[0-9]{6}$'),
  unit uuid references unit,
  claim uuid references claim,
  decision uuid references decision,
  origin text not null check (origin in ('claim', 'takeover', 'adjustment')),
  takeover uuid references takeover,
  -- Of arrears: the award that they belong to.
  parent uuid references award,
  benefit text not null,
  pack text not null,
  title jsonb not null,
  clause text not null,
  rule_version bigint references document_version,
  person_id uuid references person,
  employer_id uuid references employer,
  party_name text not null,
  -- What the money is for, within benefit and party: 'self', 'claim:<id>', 'adjustment:<id>'.
  subject text not null,
  decided_fen bigint not null check (decided_fen > 0),
  cut_fen bigint not null default 0 check (cut_fen >= 0),
  cut_why text,
  -- The sum of its instalments.
  total_fen bigint not null check (total_fen >= 0 and total_fen = decided_fen - cut_fen),
  status text not null check (status in ('active', 'suspended', 'stopped', 'done')),
  started_on date not null,
  stopped_from date,
  created_by uuid,
  created_name text not null,
  created_at timestamptz not null,
  check ((person_id is null) <> (employer_id is null)),
  check (origin <> 'claim' or claim is not null and decision is not null),
  check ((origin = 'takeover') = (takeover is not null)),
  check ((origin = 'adjustment') = (parent is not null))
);
create unique index award_decision on award (decision) where origin = 'claim';
create index award_claim on award (claim);
create index award_person on award (person_id, benefit) where person_id is not null;
create index award_employer on award (employer_id, benefit) where employer_id is not null;
create index award_place on award (place, created_at desc);
alter table award enable row level security;
alter table award force row level security;
create policy award_scope on award
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[]));

create table instalment (
  id uuid primary key default gen_random_uuid(),
  award uuid not null references award,
  k int not null check (k >= 1),
  n int not null check (n >= k),
  due_on date not null,
  -- What it is for: a month, a part; within benefit, party, payee and subject there is one live instalment of a period.
  period text not null,
  fen bigint not null check (fen > 0),
  payee text not null,
  status text not null check (status in ('planned', 'held', 'batched', 'sent', 'paid', 'bounced', 'suspended', 'cancelled',
    'paid_before')),
  -- Why there is no money set aside: code, words, how much is short.
  short jsonb,
  cancelled_why text,
  decided_at timestamptz not null,
  place text not null,
  benefit text not null,
  subject text not null,
  person_id uuid,
  employer_id uuid,
  unique (award, k, payee)
);
create unique index instalment_once
  on instalment (benefit, coalesce(person_id, employer_id), payee, subject, period) where status <> 'cancelled';
create index instalment_due on instalment (place, status, due_on);
create index instalment_person on instalment (person_id) where person_id is not null;
create index instalment_employer on instalment (employer_id) where employer_id is not null;
alter table instalment enable row level security;
alter table instalment force row level security;
create policy instalment_scope on instalment
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[]));

-- Who is paid where the document pays somebody else than the claimant: the other company, the expert.
create table award_payee (
  award uuid not null references award,
  payee text not null,
  person_id uuid references person,
  employer_id uuid references employer,
  name text not null,
  why text not null,
  named_by uuid not null,
  named_name text not null,
  named_at timestamptz not null,
  primary key (award, payee),
  check ((person_id is null) <> (employer_id is null))
);
alter table award_payee enable row level security;
alter table award_payee force row level security;
create policy award_payee_scope on award_payee
  using ((select scope_system()) or exists (select 1 from award a where a.id = award));

-- Money set aside for one instalment in one fund and year. Several of them: the split.
create table hold (
  id uuid primary key default gen_random_uuid(),
  instalment uuid not null references instalment,
  fund uuid not null references fund,
  year int not null,
  place text not null,
  fen bigint not null check (fen > 0),
  -- Its place in the order in which the funds were drawn.
  nth int not null check (nth >= 1),
  state text not null check (state in ('held', 'in_payment', 'spent', 'released')),
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index hold_live on hold (instalment, fund, year) where state <> 'released';
create index hold_instalment on hold (instalment);
create index hold_fund on hold (fund, year, state);
alter table hold enable row level security;
alter table hold force row level security;
create policy hold_scope on hold
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or exists (select 1 from instalment i where i.id = instalment));

-- What a limit of a document has taken for one party in one year (0: the limit knows no year). The checks keep it.
create table cap_use (
  benefit text not null,
  party uuid not null,
  payee text not null,
  cap text not null,
  year int not null,
  place text not null,
  limit_fen bigint,
  limit_count int,
  used_fen bigint not null default 0 check (used_fen >= 0),
  used_count int not null default 0 check (used_count >= 0),
  primary key (benefit, party, payee, cap, year),
  constraint cap_use_fen check (limit_fen is null or used_fen <= limit_fen),
  constraint cap_use_count check (limit_count is null or used_count <= limit_count)
);
alter table cap_use enable row level security;
alter table cap_use force row level security;
create policy cap_use_system on cap_use using ((select scope_system()) or place = any ((select scope_places())::text[]));
create table award_cap_use (
  award uuid not null references award,
  benefit text not null,
  party uuid not null,
  payee text not null,
  cap text not null,
  year int not null,
  place text not null,
  fen bigint not null check (fen >= 0),
  count int not null check (count >= 0),
  primary key (award, payee, cap, year),
  foreign key (benefit, party, payee, cap, year) references cap_use
);
alter table award_cap_use enable row level security;
alter table award_cap_use force row level security;
create policy award_cap_use_system on award_cap_use
  using ((select scope_system()) or place = any ((select scope_places())::text[]));

create table award_event (
  id bigint generated always as identity primary key,
  award uuid not null references award,
  at timestamptz not null,
  account uuid,
  actor_name text not null,
  what text not null check (what in ('granted', 'cut', 'taken_over', 'suspended', 'resumed', 'stopped', 'replaced', 'adjusted',
    'objection', 'answered')),
  reason text,
  from_day date,
  why text not null,
  clause text
);
create index award_event_award on award_event (award, id);
create trigger award_event_fixed before update or delete or truncate on award_event
  for each statement execute function refuse_change();
alter table award_event enable row level security;
alter table award_event force row level security;
create policy award_event_scope on award_event
  using ((select scope_system()) or exists (select 1 from award a where a.id = award));

create table adjustment (
  id uuid primary key default gen_random_uuid(),
  award uuid not null references award,
  place text not null,
  kind text not null check (kind in ('arrears', 'recovery')),
  fen bigint not null check (fen > 0),
  received_fen bigint not null default 0 check (received_fen >= 0 and received_fen <= fen),
  why text not null,
  clause text,
  facts text[] not null default '{}',
  state text not null check (state in ('proposed', 'accepted', 'refused', 'settled')),
  -- Null: a corrected fact proposed it.
  proposed_by uuid,
  proposed_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  answer text,
  constraint adjustment_two_people check (decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null))
);
create index adjustment_award on adjustment (award);
create index adjustment_state on adjustment (place, state, proposed_at desc);
alter table adjustment enable row level security;
alter table adjustment force row level security;
create policy adjustment_scope on adjustment
  using ((select scope_system()) or exists (select 1 from award a where a.id = award));

-- From which fund and year a recovery was paid, and to which it returns.
create table adjustment_share (
  adjustment uuid not null references adjustment,
  fund uuid not null references fund,
  year int not null,
  place text not null,
  fen bigint not null check (fen > 0),
  received_fen bigint not null default 0 check (received_fen >= 0 and received_fen <= fen),
  primary key (adjustment, fund, year)
);
alter table adjustment_share enable row level security;
alter table adjustment_share force row level security;
create policy adjustment_share_scope on adjustment_share
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- Paying --------------------------------------------------------------------------------------------------------------

-- Never changed in its number: another account is another row.
create table payee_account (
  id uuid primary key default gen_random_uuid(),
  person_id uuid references person,
  employer_id uuid references employer,
  place text not null,
  -- The number, under the party's own key.
  sealed bytea not null,
  bank text not null,
  holder text not null,
  tail text not null,
  state text not null check (state in ('entered', 'verified', 'refused', 'replaced')),
  entered_by uuid not null,
  entered_name text not null,
  entered_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  why text,
  check ((person_id is null) <> (employer_id is null)),
  constraint payee_account_two_people check (decided_by <> entered_by),
  check (state not in ('verified', 'refused') or decided_by is not null)
);
create unique index payee_account_open on payee_account (coalesce(person_id, employer_id)) where state = 'entered';
create unique index payee_account_verified on payee_account (coalesce(person_id, employer_id)) where state = 'verified';
alter table payee_account enable row level security;
alter table payee_account force row level security;
create policy payee_account_scope on payee_account
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[])
    or exists (select 1 from award a where a.person_id = payee_account.person_id or a.employer_id = payee_account.employer_id));

create table stop_check (
  id bigint generated always as identity primary key,
  instalment uuid not null references instalment,
  check_id text not null,
  outcome text not null check (outcome in ('true', 'false', 'unknown')),
  missing text[] not null default '{}',
  basis text,
  -- Null: the rule answered.
  by_account uuid,
  by_name text not null,
  at timestamptz not null
);
create index stop_check_instalment on stop_check (instalment, check_id, id desc);
alter table stop_check enable row level security;
alter table stop_check force row level security;
create policy stop_check_scope on stop_check
  using ((select scope_system()) or exists (select 1 from instalment i where i.id = instalment));

create table batch (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  place text not null check (place ~ '^[0-9]{6}$'),
  unit uuid references unit,
  title text not null,
  until date not null,
  state text not null check (state in ('prepared', 'checked', 'released', 'returned', 'closed', 'cancelled')),
  -- Of its payments that are not cancelled.
  total_fen bigint not null check (total_fen >= 0),
  prepared_by uuid not null,
  prepared_name text not null,
  prepared_at timestamptz not null,
  checked_by uuid,
  checked_name text,
  checked_at timestamptz,
  released_by uuid,
  released_name text,
  released_at timestamptz,
  file_hash bytea,
  closed_by uuid,
  closed_name text,
  closed_at timestamptz,
  cancelled_by uuid,
  cancelled_name text,
  cancelled_at timestamptz,
  cancelled_why text,
  constraint batch_three_people check (checked_by <> prepared_by and released_by <> prepared_by and released_by <> checked_by),
  check (state not in ('released', 'returned', 'closed') or checked_by is not null and released_by is not null),
  check ((state = 'cancelled') = (cancelled_by is not null)),
  check (state <> 'cancelled' or released_by is null)
);
create index batch_place on batch (place, prepared_at desc);
alter table batch enable row level security;
alter table batch force row level security;
create policy batch_scope on batch
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

create table payment (
  id uuid primary key default gen_random_uuid(),
  -- Names it in bank files.
  number text not null unique,
  batch uuid not null references batch,
  award uuid not null references award,
  place text not null,
  person_id uuid,
  employer_id uuid,
  payee text not null,
  party_name text not null,
  fen bigint not null check (fen > 0),
  account uuid not null references payee_account,
  attempt int not null default 1 check (attempt >= 1),
  retry_of uuid unique references payment,
  state text not null check (state in ('prepared', 'sent', 'paid', 'bounced', 'cancelled')),
  bank_ref text,
  settled_on date,
  why text,
  check ((attempt > 1) = (retry_of is not null)),
  check (state <> 'paid' or settled_on is not null)
);
create index payment_batch on payment (batch);
create index payment_award on payment (award);
alter table payment enable row level security;
alter table payment force row level security;
create policy payment_scope on payment
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or person_id = (select scope_person()) or employer_id = any ((select scope_units())::uuid[]));

create table payment_instalment (
  payment uuid not null references payment,
  instalment uuid not null references instalment,
  fen bigint not null check (fen > 0),
  -- False once it came back or was cancelled: then another payment may carry it.
  live boolean not null default true,
  primary key (payment, instalment)
);
create unique index payment_instalment_live on payment_instalment (instalment) where live;
alter table payment_instalment enable row level security;
alter table payment_instalment force row level security;
create policy payment_instalment_scope on payment_instalment
  using ((select scope_system()) or exists (select 1 from payment p where p.id = payment));

-- Whoever decided one of its claims neither prepares nor checks nor releases a batch.
create function batch_apart() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from payment p join award a on a.id = p.award join decision d on d.claim = a.claim
    where p.batch = new.id and d.decided_by in (new.prepared_by, new.checked_by, new.released_by)) then
    raise exception 'whoever decided a claim does not pay it' using errcode = 'check_violation', constraint = 'batch_apart';
  end if;
  return null;
end
$$;
create constraint trigger batch_apart after insert or update on batch deferrable initially deferred
  for each row execute function batch_apart();

create table bank_return (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  batch uuid not null references batch,
  place text not null,
  file_name text not null,
  content_hash bytea not null,
  rows jsonb not null,
  loaded_by uuid not null,
  loaded_name text not null,
  loaded_at timestamptz not null,
  unique (batch, content_hash)
);
alter table bank_return enable row level security;
alter table bank_return force row level security;
create policy bank_return_scope on bank_return
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- The books looked at again from the start: one row for each thing that is wrong.
create function ledger_faults() returns table (fault text, what text, found bigint, expected bigint)
language sql stable as $$
  select 'posting does not sum to zero', posting::text, sum(fen)::bigint, 0::bigint
    from ledger_entry group by posting having sum(fen) <> 0
  union all
  select 'balance is not the sum of its entries', a.id::text, a.balance_fen, coalesce(e.fen, 0)
    from ledger_account a left join (select account, sum(fen)::bigint as fen from ledger_entry group by account) e
      on e.account = a.id
    where a.balance_fen <> coalesce(e.fen, 0)
  union all
  select 'account is overdrawn', a.id::text, a.balance_fen, 0
    from ledger_account a where a.kind <> 'source' and a.balance_fen < 0
  union all
  select 'holds differ from the ' || a.kind || ' account', a.id::text, a.balance_fen, coalesce(h.fen, 0)
    from ledger_account a left join (
      select fund, year, case state when 'held' then 'held' else 'in_payment' end as kind, sum(fen)::bigint as fen
      from hold where state in ('held', 'in_payment') group by 1, 2, 3) h on h.fund = a.fund and h.year = a.year and h.kind = a.kind
    where a.kind in ('held', 'in_payment') and a.balance_fen <> coalesce(h.fen, 0)
  union all
  select 'holds differ from their instalment', i.id::text, coalesce(h.fen, 0), i.fen
    from instalment i left join (
      select instalment, sum(fen)::bigint as fen from hold where state <> 'released' group by instalment) h on h.instalment = i.id
    where i.status in ('held', 'batched', 'sent', 'paid', 'bounced') and coalesce(h.fen, 0) <> i.fen
  union all
  select 'instalments differ from their award', a.id::text, coalesce(i.fen, 0), a.total_fen
    from award a left join (select award, sum(fen)::bigint as fen from instalment group by award) i on i.award = a.id
    where coalesce(i.fen, 0) <> a.total_fen
  union all
  select 'payment differs from its instalments', p.id::text, p.fen, coalesce(i.fen, 0)
    from payment p left join (select payment, sum(fen)::bigint as fen from payment_instalment group by payment) i on i.payment = p.id
    where p.fen <> coalesce(i.fen, 0)
$$;
