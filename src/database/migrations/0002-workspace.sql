-- Who works here: the workspace itself (one row), its members, their sessions, one-time codes.

create table workspace (
  only_one boolean primary key default true check (only_one),
  company_name text not null default '',
  mailto text not null default '',
  open_alex_key text not null default '',
  invented boolean not null default false,
  version integer not null default 1,
  claimed_at timestamptz,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
insert into workspace default values;

create table member (
  id uuid primary key default uuidv7(),
  name text not null,
  role text not null check (role in ('founder', 'hr', 'recruiting', 'staff', 'scientist', 'finance')),
  joined_at timestamptz not null default now()
);
-- A workspace has one founder: the one who claimed it.
create unique index member_one_founder on member (role) where role = 'founder';

alter table workspace add foreign key (updated_by) references member (id);

-- The token itself is only in the browser; here stands its SHA-256.
create table session (
  id uuid primary key default uuidv7(),
  member_id uuid not null references member (id) on delete cascade,
  token_hash bytea not null unique,
  browser text not null default '',
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_member on session (member_id);

-- Codes that a person types once: to claim the workspace, or to sign in again.
create table one_time_code (
  id uuid primary key default uuidv7(),
  purpose text not null check (purpose in ('claim', 'sign_in')),
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
