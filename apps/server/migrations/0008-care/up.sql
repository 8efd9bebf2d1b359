-- Persons who look like one ---------------------------------------------------------------------------------------

-- The blocks that somebody stands in, as hashes: only those in one block are compared. For the system alone.
create table duplicate_key (
  key bigint not null,
  person uuid not null references person on delete cascade,
  primary key (key, person)
);
create index duplicate_key_person on duplicate_key (person);
alter table duplicate_key enable row level security;
alter table duplicate_key force row level security;
create policy duplicate_key_system on duplicate_key using ((select scope_system()));

-- As what each person was last compared, so that a check looks at those who changed since.
create table duplicate_seen (
  person uuid primary key references person on delete cascade,
  updated_at timestamptz not null
);
alter table duplicate_seen enable row level security;
alter table duplicate_seen force row level security;
create policy duplicate_seen_system on duplicate_seen using ((select scope_system()));

-- Whom the check that runs now looks at, in the order of their names so that blocks lie together.
create table duplicate_todo (
  no bigint generated always as identity primary key,
  person uuid not null,
  updated_at timestamptz not null
);
alter table duplicate_todo enable row level security;
alter table duplicate_todo force row level security;
create policy duplicate_todo_system on duplicate_todo using ((select scope_system()));

create table duplicate_pair (
  id uuid primary key default gen_random_uuid(),
  a uuid not null references person on delete cascade,
  b uuid not null references person on delete cascade,
  score int not null,
  reasons jsonb not null,
  -- Hash of all that was compared: a pair that was told apart comes back only when this changes.
  compared bytea not null,
  status text not null default 'open' check (status in ('open', 'merged', 'distinct')),
  survivor uuid check (survivor in (a, b)),
  found_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  why text,
  unique (a, b),
  check (a < b),
  check ((status = 'merged') = (survivor is not null))
);
create index duplicate_pair_b on duplicate_pair (b);
create index duplicate_pair_list on duplicate_pair (status, score desc, id);
alter table duplicate_pair enable row level security;
alter table duplicate_pair force row level security;
-- Whoever sees one of the two sees that there is a pair; what of the other one is shown is the person's own policy.
create policy duplicate_pair_scope on duplicate_pair
  using ((select scope_system()) or exists (select 1 from person p where p.id = a)
    or exists (select 1 from person p where p.id = b));

create table duplicate_run (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  persons int not null default 0,
  compared bigint not null default 0,
  found int not null default 0,
  -- Blocks too large to compare everybody with everybody, and how many persons stand in them.
  left_groups int not null default 0,
  left_persons int not null default 0
);
create index duplicate_run_started on duplicate_run (started_at desc);
alter table duplicate_run enable row level security;
alter table duplicate_run force row level security;
create policy duplicate_run_read on duplicate_run for select using ((select scope_account()) is not null);
create policy duplicate_run_write on duplicate_run using ((select scope_system()));

create index person_merged_into on person (merged_into) where merged_into is not null;

-- A person and everybody merged into him, however many times over: whose history a reader of him sees.
create function person_with_merged(of_person uuid) returns setof uuid language sql stable as $$
  with recursive same(id) as (
    select of_person
    union
    select p.id from person p join same s on p.merged_into = s.id
  )
  select id from same
$$;

-- Persons merged with one another are one: whoever reaches one of them by unit, place or as himself may read all of
-- them. Kept beside `person`, because a policy on a table cannot look into the same table.
create table merged_seen (
  person uuid not null references person on delete cascade,
  by_person uuid,
  by_unit uuid,
  by_place text,
  check (num_nonnulls(by_person, by_unit, by_place) = 1)
);
create index merged_seen_person on merged_seen (person);
create index merged_seen_by on merged_seen (by_unit, by_place, by_person);
alter table merged_seen enable row level security;
alter table merged_seen force row level security;
create policy merged_seen_read on merged_seen for select
  using ((select scope_system()) or by_unit = any ((select scope_units())::uuid[])
    or by_place = any ((select scope_places())::text[]) or by_person = (select scope_person()));
create policy merged_seen_write on merged_seen
  using ((select scope_system())) with check ((select scope_system()));
create policy person_merged on person for select using (id in (select m.person from merged_seen m));

-- Writes down anew who sees those who are merged with one of these persons, directly or by way of others.
create function note_merged_now(persons uuid[]) returns void language sql volatile
  as $$
    with recursive linked(id) as (
      select unnest(persons)
      union
      select case when p.id = l.id then p.merged_into else p.id end
      from person p join linked l on p.id = l.id and p.merged_into is not null or p.merged_into = l.id
    )
    delete from merged_seen where person in (select id from linked) or person = any (persons);
    with recursive linked(start, id) as (
      select p, p from unnest(persons) as p
      union
      select l.start, case when p.id = l.id then p.merged_into else p.id end
      from person p join linked l on p.id = l.id and p.merged_into is not null or p.merged_into = l.id
    ), pairs as (
      select distinct one.id as person, other.id as other
      from linked one join linked other on other.start = one.start and other.id <> one.id
    )
    insert into merged_seen (person, by_person, by_unit, by_place)
    select person, other, null::uuid, null from pairs
    union
    select pairs.person, null, unit, null from pairs join person p on p.id = pairs.other, unnest(p.held_by) as unit
    union
    select pairs.person, null, null, p.place from pairs join person p on p.id = pairs.other;
  $$;
-- (No `set` clause: an ordinary login may not write one for a setting of ours; see session_of.)
create function note_merged(persons uuid[]) returns void language plpgsql volatile as $$
declare
  before text := coalesce(current_setting('jucai.system', true), '');
begin
  perform set_config('jucai.system', 'on', true);
  perform note_merged_now(persons);
  perform set_config('jucai.system', before, true);
end
$$;

-- Who keeps in touch with whom ------------------------------------------------------------------------------------

create table liaison (
  id uuid primary key default gen_random_uuid(),
  person_id uuid references person,
  employer_id uuid references employer,
  subject uuid not null generated always as (coalesce(person_id, employer_id)) stored,
  -- The unit on whose behalf contact is kept, and where it lies.
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  kind text not null check (kind in ('office', 'leader', 'specialist', 'team')),
  -- Which place in a team, as the duty names it, such as county_leader.
  role text,
  -- The duty of a pack: pack/name. Null: kept up without one.
  duty text,
  -- Leaders often have no account: then the name alone, and reminders go to nobody.
  contact_account uuid,
  contact_name text not null,
  contact_title text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  replaces uuid references liaison,
  handover text,
  end_why text,
  created_by uuid,
  created_name text not null,
  created_at timestamptz not null,
  check ((person_id is null) <> (employer_id is null)),
  check (kind <> 'team' or role is not null)
);
create index liaison_subject on liaison (subject);
create index liaison_account on liaison (contact_account) where valid_to is null;
create index liaison_place on liaison (place, duty);
create index liaison_unit on liaison (unit_id);
create index liaison_replaces on liaison (replaces) where replaces is not null;
alter table liaison enable row level security;
alter table liaison force row level security;
create policy liaison_scope on liaison
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));
-- The contact himself sees what he is to look after, as long as he is; he assigns nothing.
create policy liaison_contact on liaison for select
  using (contact_account = (select scope_account()) and valid_to is null);

-- Whoever is to keep in touch with somebody, himself or his unit, can see who that is, whatever his unit holds.
create policy employer_contact on employer for select
  using (id in (select l.employer_id from liaison l where l.valid_to is null
    and (l.contact_account = (select scope_account()) or l.unit_id = any ((select scope_units())::uuid[]))));
create policy person_contact on person for select
  using (id in (select l.person_id from liaison l where l.valid_to is null
    and (l.contact_account = (select scope_account()) or l.unit_id = any ((select scope_units())::uuid[]))));

-- Something major that happened: contact is due at once.
create table liaison_event (
  id uuid primary key default gen_random_uuid(),
  person_id uuid references person,
  employer_id uuid references employer,
  subject uuid not null generated always as (coalesce(person_id, employer_id)) stored,
  place text not null,
  what text not null,
  on_day date not null,
  due date not null,
  raised_by uuid not null,
  raised_name text not null,
  raised_at timestamptz not null,
  answered_on date,
  answered_by uuid,
  check ((person_id is null) <> (employer_id is null)),
  check ((answered_on is null) = (answered_by is null))
);
create index liaison_event_subject on liaison_event (subject);
create index liaison_event_open on liaison_event (due) where answered_on is null;
alter table liaison_event enable row level security;
alter table liaison_event force row level security;
-- Seen by whoever keeps in touch with the subject, by himself or for his unit, and by the place.
create policy liaison_event_scope on liaison_event
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or raised_by = (select scope_account()) or subject in (select l.subject from liaison l));

create table gathering (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  kind text not null check (kind in ('gathering', 'symposium', 'visit', 'letter')),
  on_day date not null,
  at_where text,
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  summary text,
  created_by uuid not null,
  created_name text not null,
  created_at timestamptz not null
);
create index gathering_place on gathering (place, on_day desc);
create index gathering_unit on gathering (unit_id, on_day desc);
alter table gathering enable row level security;
alter table gathering force row level security;
create policy gathering_scope on gathering
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]) or created_by = (select scope_account()));

-- That a contact took place. What was said lies in contact_note, which fewer people read.
create table contact_record (
  id uuid primary key default gen_random_uuid(),
  person_id uuid references person,
  employer_id uuid references employer,
  subject uuid not null generated always as (coalesce(person_id, employer_id)) stored,
  kind text not null check (kind in ('visit', 'call', 'message', 'letter', 'gathering', 'symposium', 'other')),
  -- Null: it took place, nobody wrote down when.
  on_day date,
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  by_account uuid not null,
  by_name text not null,
  event uuid references liaison_event,
  gathering uuid references gathering,
  entered_at timestamptz not null,
  retracted_at timestamptz,
  retracted_name text,
  retracted_why text,
  check ((person_id is null) <> (employer_id is null))
);
create index contact_record_subject on contact_record (subject, on_day desc);
create index contact_record_place on contact_record (place, on_day desc);
create index contact_record_unit on contact_record (unit_id, on_day desc);
create index contact_record_account on contact_record (by_account, on_day desc);
create index contact_record_gathering on contact_record (gathering) where gathering is not null;
alter table contact_record enable row level security;
alter table contact_record force row level security;
create policy contact_record_scope on contact_record
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));
create policy contact_record_seen on contact_record for select
  using (by_account = (select scope_account()) or subject in (select l.subject from liaison l
    where l.contact_account = (select scope_account()) and l.valid_to is null));
create policy contact_record_own on contact_record for insert
  with check (by_account = (select scope_account()) and subject in (select l.subject from liaison l
    where l.contact_account = (select scope_account()) and l.valid_to is null));

create table contact_note (
  record uuid primary key references contact_record,
  unit_id uuid not null,
  place text not null,
  by_account uuid not null,
  note text not null
);
alter table contact_note enable row level security;
alter table contact_note force row level security;
create policy contact_note_scope on contact_note
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]) or by_account = (select scope_account()));

-- Opinions and suggestions ----------------------------------------------------------------------------------------

create table opinion (
  id uuid primary key default gen_random_uuid(),
  person_id uuid references person,
  employer_id uuid references employer,
  from_name text,
  text text not null,
  topic text not null check (topic in ('policy', 'work', 'living', 'family', 'enterprise', 'hometown', 'other')),
  received_on date not null,
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  status text not null default 'received' check (status in ('received', 'assigned', 'answered', 'closed')),
  handling_unit uuid references unit,
  deadline date,
  answer text,
  answered_on date,
  answered_name text,
  closed_on date,
  closed_why text,
  -- The yearly list that it belongs to, and the day on which it was written down here.
  year int not null,
  entered_on date not null,
  gathering uuid references gathering,
  created_by uuid not null,
  created_name text not null,
  created_at timestamptz not null,
  check (person_id is null or employer_id is null)
);
create index opinion_place on opinion (place, year, received_on desc);
create index opinion_unit on opinion (unit_id, year);
create index opinion_handling on opinion (handling_unit) where handling_unit is not null;
create index opinion_person on opinion (person_id) where person_id is not null;
create index opinion_employer on opinion (employer_id) where employer_id is not null;
create index opinion_gathering on opinion (gathering) where gathering is not null;
alter table opinion enable row level security;
alter table opinion force row level security;
create policy opinion_scope on opinion
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]) or handling_unit = any ((select scope_units())::uuid[])
    or created_by = (select scope_account()) or person_id = (select scope_person()));

-- That a unit handed in its list of a year.
create table opinion_hand_in (
  unit_id uuid not null references unit,
  year int not null,
  place text not null,
  on_day date not null,
  none boolean not null,
  count int not null,
  by_account uuid not null,
  by_name text not null,
  primary key (unit_id, year)
);
create index opinion_hand_in_place on opinion_hand_in (place, year);
alter table opinion_hand_in enable row level security;
alter table opinion_hand_in force row level security;
create policy opinion_hand_in_scope on opinion_hand_in
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[]));

-- What companies need ---------------------------------------------------------------------------------------------

create table need (
  id uuid primary key default gen_random_uuid(),
  employer_id uuid not null references employer,
  unit_id uuid not null references unit,
  place text not null check (place ~ '^[0-9]{6}$'),
  post text not null,
  count int not null check (count > 0),
  skills text,
  pay text,
  contact text,
  valid_until date,
  -- The last quarter for which somebody said that it still holds, such as 2026-Q3.
  confirmed_for text not null,
  closed_on date,
  closed_why text,
  created_by uuid not null,
  updated_name text not null,
  updated_at timestamptz not null
);
create index need_employer on need (employer_id);
create index need_place on need (place, updated_at desc);
create index need_unit on need (unit_id);
alter table need enable row level security;
alter table need force row level security;
create policy need_scope on need
  using ((select scope_system()) or (select scope_all()) or place = any ((select scope_places())::text[])
    or unit_id = any ((select scope_units())::uuid[])
    or employer_id in (select l.employer_id from liaison l
      where l.contact_account = (select scope_account()) and l.valid_to is null));

-- Reminders: one per stage of one last day, so that a second run on the same day writes nothing.
create table reminder (
  id uuid primary key default gen_random_uuid(),
  account uuid not null,
  about text not null check (about in ('liaison', 'event', 'opinion', 'collection')),
  target uuid not null,
  stage text not null check (stage in ('near', 'today', 'overdue')),
  due date not null,
  on_day date not null,
  says jsonb not null,
  unique (account, target, due, stage)
);
create index reminder_account on reminder (account, on_day desc);
alter table reminder enable row level security;
alter table reminder force row level security;
create policy reminder_own on reminder
  using ((select scope_system()) or account = (select scope_account()));
