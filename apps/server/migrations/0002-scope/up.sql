-- What a transaction may see. kernel/scope.ts sets these for one transaction at a time; without them
-- every function says "nothing", so a query that forgets its scope returns no row.
create function scope_setting(name text) returns text language sql stable parallel safe as
  $$ select nullif(current_setting('jucai.' || name, true), '') $$;
create function scope_system() returns boolean language sql stable parallel safe as
  $$ select coalesce(scope_setting('system') = 'on', false) $$;
create function scope_all() returns boolean language sql stable parallel safe as
  $$ select coalesce(scope_setting('all') = 'on', false) $$;
create function scope_account() returns uuid language sql stable parallel safe as
  $$ select scope_setting('account')::uuid $$;
create function scope_person() returns uuid language sql stable parallel safe as
  $$ select scope_setting('person')::uuid $$;
create function scope_units() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(scope_setting('units'), '{}')::uuid[] $$;
create function scope_places() returns text[] language sql stable parallel safe as
  $$ select coalesce(scope_setting('places'), '{}')::text[] $$;

-- Long work, its progress and its outcome, for whoever started it.
create table job_progress (
  id uuid primary key,
  name text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  done int not null default 0,
  total int,
  message jsonb,
  result jsonb,
  account uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index job_progress_account on job_progress (account, created_at desc);
alter table job_progress enable row level security;
alter table job_progress force row level security;
create policy job_progress_own on job_progress
  using ((select scope_system()) or (select scope_all()) or account = (select scope_account()));
