create table account (
  id uuid primary key,
  kind text not null check (kind in ('human', 'machine')),
  name text not null,
  username text unique check (username = lower(username)),
  mobile_index bytea unique,
  mobile_sealed bytea,
  mobile_tail text,
  password text,
  password_set_at timestamptz,
  second_step bytea,
  -- Set up and not confirmed yet.
  second_step_new bytea,
  -- The last time step that was used, so that a code works once.
  second_step_last bigint not null default 0,
  recovery text[] not null default '{}',
  token_hash bytea unique,
  token_until timestamptz,
  unit_id uuid references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  -- The registry's person; a number of another module, so without a reference.
  person_id uuid unique,
  disabled_at timestamptz,
  last_sign_in timestamptz,
  created_at timestamptz not null,
  created_by uuid
);
create index account_unit on account (unit_id);
create index account_place on account (place, name);

create table role_grant (
  id uuid primary key,
  account uuid not null references account,
  role text not null,
  unit uuid not null references unit,
  place text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  granted_by uuid references account,
  granted_at timestamptz not null,
  revoked_by uuid references account,
  revoked_at timestamptz
);
create index role_grant_account on role_grant (account) where revoked_at is null;
create index role_grant_unit on role_grant (unit, role);

create table delegation (
  id uuid primary key,
  person uuid not null,
  place text not null,
  -- Null until the link is taken up.
  account uuid references account,
  purposes text[] not null,
  valid_to date not null,
  consent text not null check (consent in ('own_session', 'paper')),
  reference text,
  recorded_by uuid not null references account,
  created_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references account,
  check ((consent = 'paper') = (reference is not null))
);
create index delegation_person on delegation (person);
create index delegation_account on delegation (account);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  csrf text not null,
  account uuid not null references account,
  way text not null check (way in ('password', 'sms', 'single_sign_on', 'link')),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  address text,
  browser text,
  acting uuid references delegation,
  ended_at timestamptz
);
create index session_account on session (account) where ended_at is null;
create index session_ends on session (ends_at);

-- `name` is the 16 bytes of an account's id, or a keyed hash of what was typed when no account has that name.
create table sign_in_failure (
  name bytea primary key,
  failures int not null,
  last_at timestamptz not null
);

create table sms_code (
  id bigint generated always as identity primary key,
  mobile_index bytea not null,
  code_hash bytea not null,
  sent_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
create index sms_code_mobile on sms_code (mobile_index, sent_at desc);

create table one_time_link (
  id uuid primary key,
  token_hash bytea not null unique,
  kind text not null check (kind in ('welcome', 'password', 'invitation', 'delegation')),
  account uuid references account,
  person uuid,
  delegation uuid references delegation,
  tries int not null default 0,
  created_at timestamptz not null,
  valid_until timestamptz not null,
  used_at timestamptz
);
create index one_time_link_account on one_time_link (account);

create table oidc_identity (
  issuer text not null,
  subject text not null,
  account uuid not null references account,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (account, issuer)
);

create table oidc_state (
  state_hash bytea primary key,
  nonce text not null,
  verifier_sealed bytea not null,
  -- Set when somebody signed in links it to his account.
  account uuid references account,
  goes_to text not null,
  created_at timestamptz not null
);

create table outbox_message (
  id bigint generated always as identity primary key,
  to_sealed bytea not null,
  text_sealed bytea not null,
  sent_at timestamptz not null
);

create table preference (
  account uuid not null references account,
  key text not null,
  value jsonb not null,
  primary key (account, key)
);

create table directory_setting (
  only_row boolean primary key default true check (only_row),
  separate_duties boolean not null default false,
  idle_minutes int not null default 30 check (idle_minutes between 5 and 120),
  -- Days after which a password must be changed; null: never.
  password_days int check (password_days between 30 and 730),
  second_step_roles text[] not null default '{}'
);
insert into directory_setting default values;

-- Counts changes to the tree of units, so that what a grant reaches may be remembered between requests.
-- Employers come by the thousand and change nobody's reach until they are merged.
create table unit_tree (only_row boolean primary key default true check (only_row), version bigint not null);
insert into unit_tree values (true, 1);
create function count_unit_change() returns trigger language plpgsql as
  $$ begin update unit_tree set version = version + 1; return null; end $$;
create trigger unit_added after insert on unit for each row when (new.kind <> 'employer')
  execute function count_unit_change();
create trigger unit_changed after update on unit for each row
  when (new.kind <> 'employer' or new.successor is distinct from old.successor) execute function count_unit_change();
alter table unit_tree enable row level security;
alter table unit_tree force row level security;
create policy unit_tree_all on unit_tree using (true);

-- The second lock. What belongs to nobody's scope is for the system alone.
alter table account enable row level security;
alter table account force row level security;
create policy account_scope on account using (
  (select scope_system()) or (select scope_all()) or id = (select scope_account())
  or place = any ((select scope_places())::text[]) or unit_id = any ((select scope_units())::uuid[])
);
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy role_grant_scope on role_grant using (
  (select scope_system()) or (select scope_all())
  or place = any ((select scope_places())::text[]) or unit = any ((select scope_units())::uuid[])
);
-- Everybody sees what he holds; only the scope above changes it.
create policy role_grant_own on role_grant for select using (account = (select scope_account()));
alter table delegation enable row level security;
alter table delegation force row level security;
create policy delegation_scope on delegation using (
  (select scope_system()) or (select scope_all()) or account = (select scope_account())
  or person = (select scope_person()) or place = any ((select scope_places())::text[])
);
alter table session enable row level security;
alter table session force row level security;
create policy session_scope on session using (
  (select scope_system()) or exists (select from account where account.id = session.account)
);
alter table one_time_link enable row level security;
alter table one_time_link force row level security;
create policy one_time_link_scope on one_time_link using (
  (select scope_system()) or exists (select from account where account.id = one_time_link.account)
  or exists (select from delegation where delegation.id = one_time_link.delegation)
);
create policy one_time_link_invitation on one_time_link for insert with check (kind = 'invitation');
alter table preference enable row level security;
alter table preference force row level security;
create policy preference_own on preference using ((select scope_system()) or account = (select scope_account()));
alter table outbox_message enable row level security;
alter table outbox_message force row level security;
create policy outbox_message_scope on outbox_message using ((select scope_system()) or (select scope_all()));
alter table directory_setting enable row level security;
alter table directory_setting force row level security;
create policy directory_setting_read on directory_setting for select using (true);
create policy directory_setting_change on directory_setting for update using ((select scope_system()) or (select scope_all()));
alter table sign_in_failure enable row level security;
alter table sign_in_failure force row level security;
create policy sign_in_failure_system on sign_in_failure using ((select scope_system()));
create policy sign_in_failure_read on sign_in_failure for select
  using (exists (select from account where uuid_send(account.id) = sign_in_failure.name));
alter table sms_code enable row level security;
alter table sms_code force row level security;
create policy sms_code_system on sms_code using ((select scope_system()));
alter table oidc_identity enable row level security;
alter table oidc_identity force row level security;
create policy oidc_identity_scope on oidc_identity using ((select scope_system()) or account = (select scope_account()));
alter table oidc_state enable row level security;
alter table oidc_state force row level security;
create policy oidc_state_system on oidc_state using ((select scope_system()));

-- Administrators' roles that somebody holds at the top of the tree, without a last day. Asked before one is taken away.
-- (No `set` clause: an ordinary login may not write one for a setting of ours; see session_of.)
create function administrators_left(on_day date) returns text[] language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('jucai.system', true), '');
  found text[];
begin
  perform set_config('jucai.system', 'on', true);
  select coalesce(array_agg(distinct g.role), '{}') into found
  from role_grant g
  join account a on a.id = g.account and a.disabled_at is null
  join unit u on u.id = g.unit and u.parent is null
  where g.revoked_at is null and g.valid_from <= on_day and g.valid_to is null and g.role in ('system_admin', 'security_admin');
  perform set_config('jucai.system', before, true);
  return found;
end
$$;

-- What an account may do on a day, as JSON.
create function account_grants(of_account uuid, on_day date) returns jsonb language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('role', role, 'unit', unit, 'to', valid_to) order by granted_at), '[]')
    from role_grant
    where account = of_account and revoked_at is null and valid_from <= on_day and (valid_to is null or valid_to >= on_day)
  $$;

-- The same whatever the scope: asked before somebody handles an account that may reach further than he does.
create function every_grant(of_account uuid, on_day date) returns jsonb language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('jucai.system', true), '');
  found jsonb;
begin
  perform set_config('jucai.system', 'on', true);
  found := account_grants(of_account, on_day);
  perform set_config('jucai.system', before, true);
  return found;
end
$$;

-- The entry that a person of the registry was merged into; taken apart again, the old one counts again.
create function current_person(of_person uuid) returns uuid language plpgsql stable as
  $$ begin return coalesce((select merged_into from person where id = of_person), of_person); end $$;

-- Who holds this session; also notes, once a minute, that he is still there.
create function session_seen(hash bytea, at timestamptz, on_day date) returns jsonb language plpgsql volatile
  as $$
declare
  found_session session;
  holder account;
  acting_for delegation;
  settings directory_setting;
begin
  select * into settings from directory_setting;
  select * into found_session from session where token_hash = hash;
  if found_session.id is null or found_session.ended_at is not null or found_session.ends_at <= at
    or found_session.seen_at + make_interval(mins => settings.idle_minutes) <= at then
    return null;
  end if;
  select * into holder from account where id = found_session.account and disabled_at is null;
  if holder.id is null then
    return null;
  end if;
  if found_session.seen_at + interval '1 minute' <= at then
    update session set seen_at = at where id = found_session.id;
  end if;
  select * into acting_for from delegation
    where id = found_session.acting and account = holder.id and revoked_at is null and valid_to >= on_day;
  return jsonb_build_object(
    'session', found_session.id,
    'csrf', found_session.csrf,
    'account', holder.id,
    'name', holder.name,
    'person', current_person(holder.person_id),
    'mustChange', found_session.way = 'password'
      and coalesce(holder.password_set_at + make_interval(days => settings.password_days) <= at, false),
    'secondStep', holder.second_step is not null,
    'bySingleSignOn', found_session.way = 'single_sign_on',
    'secondStepRoles', to_jsonb(settings.second_step_roles),
    'grants', account_grants(holder.id, on_day),
    'tree', (select version from unit_tree),
    'acting', case when acting_for.id is null then null else jsonb_build_object(
      'delegation', acting_for.id, 'person', current_person(acting_for.person), 'purposes', to_jsonb(acting_for.purposes)) end,
    -- A delegation that ended takes the session with it: nobody shall go on as himself without noticing.
    'actingEnded', found_session.acting is not null and acting_for.id is null
  );
end
$$;

create function machine_seen(hash bytea, at timestamptz, on_day date) returns jsonb language sql stable
  as $$
    select jsonb_build_object('account', id, 'name', name, 'grants', account_grants(id, on_day),
      'tree', (select version from unit_tree))
    from account
    where token_hash = hash and token_until > at and disabled_at is null and kind = 'machine'
  $$;

-- One statement per request: these two look behind row-level security for as long as they run. A `set` clause of
-- the function would do the same, but an ordinary login may not write one for a setting of ours.
create function session_of(hash bytea, at timestamptz, on_day date) returns jsonb language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('jucai.system', true), '');
  found jsonb;
begin
  perform set_config('jucai.system', 'on', true);
  found := session_seen(hash, at, on_day);
  perform set_config('jucai.system', before, true);
  return found;
end
$$;
create function machine_of(hash bytea, at timestamptz, on_day date) returns jsonb language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('jucai.system', true), '');
  found jsonb;
begin
  perform set_config('jucai.system', 'on', true);
  found := machine_seen(hash, at, on_day);
  perform set_config('jucai.system', before, true);
  return found;
end
$$;
