-- Who gets in, and by what: passkeys, recovery codes, invitations, links to another address,
-- tokens of programs; who acts for the founder; who has left.

alter table member
  add column acts_for uuid references member (id),
  add column invited_by uuid references member (id),
  add column left_at timestamptz,
  add column left_by uuid references member (id),
  add column version integer not null default 1,
  add check (role <> 'founder' or (acts_for is null and left_at is null));
comment on table member is 'erase: keep; members sign what they do with their name';

-- The token of a browser is given anew when it proves itself; the one before stays good for some
-- seconds, for requests that were under way, but proves nothing.
alter table session
  add column previous_hash bytea,
  add column rotated_at timestamptz,
  add column proved_at timestamptz,
  add column proved_by text check (proved_by in ('passkey', 'code')),
  add column origin text not null default '',
  add check ((proved_at is null) = (proved_by is null));
create index session_previous on session (previous_hash) where previous_hash is not null;
comment on table session is 'erase: keep; ends by itself, holds members only';

-- A sign-in code is for one member; the founder where none is named.
-- The first letters of a code name it: only what begins with them uses up a try of it.
alter table one_time_code
  add column member_id uuid references member (id) on delete cascade,
  add column code_name text not null default '';
comment on table one_time_code is 'erase: keep; ends by itself, holds members only';

-- A passkey belongs to the name (rp_id) of the address it was made at.
create table passkey (
  id uuid primary key default uuidv7(),
  member_id uuid not null references member (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  rp_id text not null,
  name text not null check (name <> ''),
  version integer not null default 1,
  added_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_member on passkey (member_id);
comment on table passkey is 'erase: keep; goes when the member leaves, holds members only';

-- What an authenticator is asked to sign; taken out by the first answer, good or not.
create table passkey_challenge (
  id uuid primary key default uuidv7(),
  purpose text not null check (purpose in ('enrol', 'join', 'sign_in', 'prove')),
  challenge text not null unique,
  origin text not null,
  member_id uuid references member (id) on delete cascade,
  session_id uuid references session (id) on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenge_ends on passkey_challenge (expires_at);
comment on table passkey_challenge is 'erase: keep; ends by itself, holds members only';

create table recovery_code (
  id uuid primary key default uuidv7(),
  member_id uuid not null references member (id) on delete cascade,
  code_hash bytea not null unique,
  made_at timestamptz not null,
  used_at timestamptz
);
create index recovery_code_member on recovery_code (member_id);
comment on table recovery_code is 'erase: keep; goes when the member leaves, holds members only';

-- A link that makes somebody a member, once.
create table invitation (
  id uuid primary key default uuidv7(),
  role text not null check (role in ('hr', 'recruiting', 'staff', 'scientist', 'finance')),
  name text not null default '',
  token_hash bytea not null unique,
  made_by uuid references member (id),
  made_by_name text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  member_id uuid references member (id) on delete set null,
  revoked_at timestamptz,
  check (used_at is null or revoked_at is null)
);
comment on table invitation is 'erase: keep; names members to be only';

-- A link that signs a member in at another address, once, so that a passkey can be made there.
create table address_link (
  id uuid primary key default uuidv7(),
  member_id uuid not null references member (id) on delete cascade,
  origin text not null,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table address_link is 'erase: keep; ends by itself, holds members only';

-- What a member lets a program do in their name.
create table api_token (
  id uuid primary key default uuidv7(),
  member_id uuid not null references member (id) on delete cascade,
  name text not null check (name <> ''),
  token_hash bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_member on api_token (member_id);
comment on table api_token is 'erase: keep; goes when the member leaves, holds members only';

-- Whoever listens in a browser is looked at again in the moment in which a way in ends or changes,
-- whatever ended it.
create function tell_access_changed() returns trigger language plpgsql
  as $$
    begin
      perform pg_notify('access_changed', coalesce(to_jsonb(old) ->> 'member_id', old.id::text));
      return null;
    end
  $$;
create trigger session_gone after delete on session
  for each row execute function tell_access_changed();
create trigger token_revoked after update of revoked_at on api_token
  for each row execute function tell_access_changed();
create trigger member_changed after update of left_at, role, acts_for on member
  for each row execute function tell_access_changed();
