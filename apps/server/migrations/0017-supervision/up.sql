-- Tasks that units owe ----------------------------------------------------------------------------------------------

-- What one unit owes of one task in one period. Written ahead; how it stands and what it was called stays as it was.
create table task_assignment (
  id uuid primary key default gen_random_uuid(),
  -- 'qingliu-huigui-2023/fairs', as in the document's version
  task text not null,
  rule_version bigint not null,
  document text not null,
  measure text not null,
  kind text not null,
  -- '2024', '2024Q3', '2024-05', '2024:spring_festival' or 'once'
  period text not null,
  label jsonb not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  unit_id uuid not null references unit,
  -- Units of the same task that see it: the leads, and who collects.
  leads uuid[] not null,
  collecting uuid references unit,
  -- The unit answers for others as well; `whole`: what the whole place did counts, because nobody else owes it.
  joint boolean not null,
  whole boolean not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- As printed or read, and the last day that still counts; both null while the place has not set it.
  day date,
  last_day date,
  postponed_to date,
  state text not null default 'open' check (state in ('open', 'reported', 'returned', 'done')),
  done_on date,
  by_itself boolean not null default false,
  -- A task that a newer version or a repeal has ended before its day.
  dropped_on date,
  -- The light as it was last looked at, for its history and for reminders.
  light text,
  light_on date,
  version int not null default 1,
  created_at timestamptz not null,
  unique (task, period, unit_id),
  check ((state = 'done') = (done_on is not null)),
  check ((day is null) = (last_day is null))
);
create index task_assignment_unit on task_assignment (unit_id, last_day);
create index task_assignment_place on task_assignment (place, last_day);
create index task_assignment_document on task_assignment (document, last_day);
create index task_assignment_open on task_assignment (last_day) where state <> 'done' and dropped_on is null;
alter table task_assignment enable row level security;
alter table task_assignment force row level security;
create policy task_assignment_scope on task_assignment
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[])
    or leads && (select scope_units())::uuid[]
    or collecting = any ((select scope_units())::uuid[]));

-- Rows that hang on an assignment are seen by whoever sees it.
create function assignment_seen(wanted uuid) returns boolean language sql stable as $$
  select exists (select 1 from task_assignment a where a.id = wanted)
$$;

create table task_report (
  id uuid primary key default gen_random_uuid(),
  assignment uuid not null references task_assignment,
  progress text not null,
  problems text,
  value numeric(20, 2),
  files uuid[] not null default '{}',
  state text not null default 'handed_in' check (state in ('handed_in', 'returned', 'accepted')),
  handed_in_by uuid not null,
  handed_in_name text not null,
  handed_in_at timestamptz not null,
  handed_in_on date not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  decided_on date,
  why text,
  check ((state = 'handed_in') = (decided_at is null))
);
create index task_report_assignment on task_report (assignment, handed_in_at desc);
-- At most one report waits for an answer.
create unique index task_report_waiting on task_report (assignment) where state = 'handed_in';
alter table task_report enable row level security;
alter table task_report force row level security;
create policy task_report_scope on task_report
  using ((select scope_system()) or (select scope_all()) or (select assignment_seen(assignment)));

-- Files of reports and activities.
create table task_file (
  id uuid primary key,
  place text not null check (place ~ '^[0-9]{6}$'),
  unit_id uuid not null references unit,
  name text not null,
  type text not null,
  bytes bigint not null,
  -- The file's own key, under the system's, and SHA-256 of its plain bytes.
  key_sealed bytea not null,
  content_hash bytea not null,
  by_account uuid not null,
  created_at timestamptz not null,
  created_on date not null
);
create index task_file_unit on task_file (unit_id);
alter table task_file enable row level security;
alter table task_file force row level security;
create policy task_file_scope on task_file
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));

create table task_postponement (
  id uuid primary key default gen_random_uuid(),
  assignment uuid not null references task_assignment,
  day date not null,
  why text not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  answer text,
  check ((state = 'asked') = (answered_at is null))
);
create unique index task_postponement_waiting on task_postponement (assignment) where state = 'asked';
create index task_postponement_assignment on task_postponement (assignment);
alter table task_postponement enable row level security;
alter table task_postponement force row level security;
create policy task_postponement_scope on task_postponement
  using ((select scope_system()) or (select scope_all()) or (select assignment_seen(assignment)));

-- How lights changed, one row a change; rows are added and never changed.
create table light_change (
  id bigint generated always as identity primary key,
  assignment uuid not null references task_assignment,
  on_day date not null,
  light text not null,
  name jsonb not null,
  tone text not null,
  why jsonb not null
);
create index light_change_assignment on light_change (assignment, id);
alter table light_change enable row level security;
alter table light_change force row level security;
create policy light_change_scope on light_change
  using ((select scope_system()) or (select scope_all()) or (select assignment_seen(assignment)));

-- Who was told what: a step of the chasing happens once, urging by hand at most once a day.
create table task_reminder (
  id bigint generated always as identity primary key,
  assignment uuid not null references task_assignment,
  -- 'chase:-3:owing' or 'urge'
  step text not null,
  on_day date not null,
  unit_id uuid not null references unit,
  why jsonb not null,
  by_name text,
  sent_at timestamptz not null,
  unique (assignment, step, unit_id, on_day)
);
alter table task_reminder enable row level security;
alter table task_reminder force row level security;
create policy task_reminder_scope on task_reminder
  using ((select scope_system()) or (select scope_all()) or (select assignment_seen(assignment)));

-- Activities 活动 ----------------------------------------------------------------------------------------------------

create table activity (
  id uuid primary key default gen_random_uuid(),
  -- 'qingliu-huigui-2023/fair'
  kind text not null,
  kind_name jsonb not null,
  title text not null,
  on_day date not null,
  until_day date check (until_day >= on_day),
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  where_text text,
  people int check (people >= 0),
  note text,
  files uuid[] not null default '{}',
  by_account uuid not null,
  by_name text not null,
  created_at timestamptz not null,
  withdrawn_on date,
  withdrawn_by uuid,
  withdrawn_why text,
  check ((withdrawn_on is null) = (withdrawn_why is null))
);
create index activity_kind on activity (kind, place, on_day);
create index activity_unit on activity (unit_id, on_day);
alter table activity enable row level security;
alter table activity force row level security;
create policy activity_scope on activity
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));

-- Urging slips 督办单 --------------------------------------------------------------------------------------------------

create table slip (
  id uuid primary key default gen_random_uuid(),
  place text not null check (place ~ '^[0-9]{6}$'),
  year int not null,
  no int not null check (no > 0),
  assignment uuid not null references task_assignment,
  unit_id uuid not null references unit,
  from_unit uuid references unit,
  demand text not null,
  light jsonb not null,
  issued_by uuid not null,
  issued_name text not null,
  issued_at timestamptz not null,
  issued_on date not null,
  answer_by date not null check (answer_by >= issued_on),
  state text not null default 'issued' check (state in ('issued', 'answered', 'closed')),
  answer text,
  answered_by uuid,
  answered_name text,
  answered_on date,
  -- The first answer's day: what counts for lateness, whatever came back.
  first_answered_on date,
  returned jsonb not null default '[]',
  closed_by uuid,
  closed_name text,
  closed_on date,
  closed_words text,
  unique (place, year, no),
  check ((state = 'issued') = (answer is null)),
  check ((state = 'closed') = (closed_on is not null))
);
create unique index slip_open on slip (assignment) where state <> 'closed';
create index slip_assignment on slip (assignment);
create index slip_unit on slip (unit_id, state);
alter table slip enable row level security;
alter table slip force row level security;
create policy slip_scope on slip
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]) or from_unit = any ((select scope_units())::uuid[]));

-- Sittings 例会、督查、小结、总结 ----------------------------------------------------------------------------------------

create table sitting (
  id uuid primary key default gen_random_uuid(),
  assignment uuid not null unique references task_assignment,
  place text not null check (place ~ '^[0-9]{6}$'),
  unit_id uuid not null references unit,
  kind text not null check (kind in ('meeting', 'inspection', 'brief', 'summary')),
  on_day date not null,
  where_text text,
  chair text,
  present jsonb not null default '[]',
  agenda jsonb not null,
  resolutions jsonb not null default '[]',
  state text not null default 'draft' check (state in ('draft', 'held')),
  written_by uuid not null,
  written_name text not null,
  signed_by uuid,
  signed_name text,
  signed_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  check ((state = 'held') = (signed_at is not null))
);
create index sitting_place on sitting (place, on_day);
alter table sitting enable row level security;
alter table sitting force row level security;
create policy sitting_scope on sitting
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));

-- Scores 考评 ---------------------------------------------------------------------------------------------------------

-- Points are worked out from what happened; only appeals against them are kept.
create table score_appeal (
  id uuid primary key default gen_random_uuid(),
  place text not null check (place ~ '^[0-9]{6}$'),
  unit_id uuid not null references unit,
  year int not null,
  line text not null,
  why text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_on date not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'refused')),
  points int,
  answer text,
  answered_by uuid,
  answered_name text,
  answered_on date,
  check ((state = 'open') = (answered_on is null)),
  check ((state = 'upheld') = (points is not null))
);
-- One line is appealed against once.
create unique index score_appeal_line on score_appeal (unit_id, year, line);
alter table score_appeal enable row level security;
alter table score_appeal force row level security;
create policy score_appeal_scope on score_appeal
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));

-- What a place sets ---------------------------------------------------------------------------------------------------

-- The newest row of a place counts; earlier ones stay.
create table light_scheme (
  id bigint generated always as identity primary key,
  place text not null check (place ~ '^[0-9]{6}$'),
  scheme jsonb not null,
  basis text not null,
  set_by uuid not null,
  set_name text not null,
  set_at timestamptz not null,
  set_on date not null
);
create index light_scheme_place on light_scheme (place, id desc);
alter table light_scheme enable row level security;
alter table light_scheme force row level security;
create policy light_scheme_read on light_scheme for select using (true);
create policy light_scheme_write on light_scheme for insert
  with check ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));

-- Days of a holiday by which tasks are due, where the place sets them.
create table task_holiday (
  place text not null check (place ~ '^[0-9]{6}$'),
  holiday text not null,
  year int not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  basis text not null,
  set_by uuid not null,
  set_name text not null,
  set_at timestamptz not null,
  primary key (place, holiday, year)
);
alter table task_holiday enable row level security;
alter table task_holiday force row level security;
create policy task_holiday_read on task_holiday for select using (true);
create policy task_holiday_write on task_holiday for all
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[]));
