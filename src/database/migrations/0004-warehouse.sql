-- Builds of the literature. The live one is served by every process; there is one at most.

create table literature_build (
  number integer primary key generated always as identity,
  state text not null default 'building'
    check (state in ('building', 'live', 'retired', 'failed')),
  file text not null default '',
  works integer not null default 0,
  signatures integer not null default 0,
  people integer not null default 0,
  organisations integer not null default 0,
  failure text not null default '',
  started_at timestamptz not null default now(),
  built_at timestamptz
);
create unique index literature_build_live on literature_build (state) where state = 'live';
comment on table literature_build is 'erase: keep; counts only';
