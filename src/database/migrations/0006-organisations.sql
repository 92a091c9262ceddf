-- Organisations kept by hand, and other names of any organisation.

-- Standing: removed_at is null. links: [{"kind","label","url"}]. country: two letters or ''.
create table hand_organisation (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  name_key text not null,
  kind text not null check (kind in ('lab', 'company', 'fund', 'university', 'team', 'other')),
  country text not null default '',
  links jsonb not null default '[]',
  source text not null check (source <> ''),
  why text not null default '',
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by_name text
);
create index hand_organisation_name_key on hand_organisation (name_key) where removed_at is null;
comment on table hand_organisation is 'erase: keep; an organisation is not a person';

-- organisation_id (kept by hand or from the literature) is also called name. With joined_id that
-- other organisation is the same one: its works and people count for organisation_id, and its id
-- leads here. Standing: removed_at is null.
create table organisation_alias (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null,
  name text not null check (name <> ''),
  name_key text not null,
  joined_id uuid check (joined_id <> organisation_id),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by_name text
);
create unique index organisation_alias_joined on organisation_alias (joined_id)
  where removed_at is null and joined_id is not null;
create index organisation_alias_organisation on organisation_alias (organisation_id)
  where removed_at is null;
create index organisation_alias_key on organisation_alias (name_key) where removed_at is null;
comment on table organisation_alias is 'erase: keep; an organisation is not a person';
