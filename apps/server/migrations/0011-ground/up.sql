-- What a place sets where a document leaves something open. Rows are only added: the last one counts, the others
-- are its history. Everybody may read them: a benefit's page shows them.
create table policy_setting (
  id bigint generated always as identity primary key,
  place text not null check (place ~ '^[0-9]{6}$'),
  -- 'qingliu-2023-1/05#interval', 'process:qingliu-huigui-2023/referral#notice_days', 'place#correction_days'
  key text not null,
  -- JSON null takes a value back: then it is open again.
  value jsonb not null,
  -- On what ground: a minute, a notice, a decision.
  basis text not null,
  valid_from date not null,
  set_by uuid,
  set_name text not null,
  set_at timestamptz not null
);
create index policy_setting_key on policy_setting (place, key, id desc);
alter table policy_setting enable row level security;
alter table policy_setting force row level security;
create policy policy_setting_read on policy_setting for select using (true);
create policy policy_setting_write on policy_setting for insert
  with check ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- The first answer to a request that decides or moves money: a repeat under the same key gets it again.
create table once_answer (
  account uuid not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  sealed bytea,
  at timestamptz not null default now(),
  primary key (account, key)
);
create index once_answer_at on once_answer (at);
alter table once_answer enable row level security;
alter table once_answer force row level security;
create policy once_answer_own on once_answer
  using ((select scope_system()) or account = (select scope_setting('once'))::uuid);
