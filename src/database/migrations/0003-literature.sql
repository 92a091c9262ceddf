-- Readings of files and sources, file by file, with the place to go on from; and the shards of
-- works that they wrote. The works themselves are Parquet files in the literature folder.

-- request: what was asked for. progress: the last snapshot of stages and rates, for screens.
create table literature_run (
  id uuid primary key default uuidv7(),
  ordinal integer not null generated always as identity unique,
  kind text not null check (kind in ('files', 'openalex', 'admired', 'invented', 'rebuild')),
  title text not null,
  state text not null default 'queued' check (state in
    ('queued', 'reading', 'building', 'done', 'cancelled', 'failed', 'interrupted')),
  request jsonb not null,
  progress jsonb not null default '{}',
  build integer,
  failure text not null default '',
  failure_next text not null default '',
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null default now(),
  reading_at timestamptz,
  building_at timestamptz,
  heard_at timestamptz,
  ended_at timestamptz,
  cancel_asked_at timestamptz,
  cancel_asked_by_name text
);
create index literature_run_open on literature_run (id) where ended_at is null;
comment on table literature_run is 'erase: keep; names files and queries, not people';

-- lines, counts and cursor are those of the last shard that is safely in; a run that goes on
-- skips so many lines. cursor: {} for files, {"cursor":"..."} for pages of a source.
create table literature_run_file (
  run_id uuid not null references literature_run (id) on delete cascade,
  number integer not null,
  name text not null,
  path text not null default '',
  state text not null default 'waiting' check (state in
    ('waiting', 'reading', 'done', 'cut_short', 'refused')),
  expected bigint not null default 0,
  bytes bigint not null default 0,
  bytes_read bigint not null default 0,
  lines integer not null default 0,
  new integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  refused integer not null default 0,
  mended integer not null default 0,
  refused_by_code jsonb not null default '{}',
  cursor jsonb not null default '{}',
  parts integer not null default 0,
  sentence text not null default '',
  primary key (run_id, number)
);
comment on table literature_run_file is 'erase: keep; names files and queries, not people';

-- Shards that are safely in. A Parquet file without a row here was cut off and is not read on.
create table literature_shard (
  name text primary key,
  run_id uuid not null references literature_run (id),
  file_number integer not null,
  part integer not null,
  works integer not null,
  bytes bigint not null,
  written_at timestamptz not null default now()
);
create index literature_shard_run on literature_shard (run_id);
comment on table literature_shard is 'erase: keep; names files, not people';
