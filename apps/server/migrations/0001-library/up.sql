create table vocabulary_version (
  id bigint generated always as identity primary key,
  content_hash text not null,
  body jsonb not null,
  published_at timestamptz not null default now()
);

create table document_version (
  id bigint generated always as identity primary key,
  document text not null,
  place text not null check (place ~ '^[0-9]{6}$'),
  origin text not null check (origin in ('system', 'place')),
  content_hash text not null,
  body jsonb not null,
  published_at timestamptz not null default now()
);
create index document_version_current on document_version (document, (origin = 'place') desc, id desc);

create view current_document as
  select distinct on (document) *
  from document_version
  order by document, (origin = 'place') desc, id desc;

create table measure (
  id text primary key,
  version bigint not null references document_version,
  index_version int not null,
  document text not null,
  place text not null,
  position int not null,
  kind text not null,
  who text check (who in ('person', 'employer', 'referrer')),
  force_from date not null,
  force_to date,
  card jsonb not null,
  pinyin text[] not null,
  amounts text[] not null,
  terms tsvector not null
);
create index measure_document on measure (document, position);
create index measure_place on measure (place, kind);
create index measure_terms on measure using gin (terms);
