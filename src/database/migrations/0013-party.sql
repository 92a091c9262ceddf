-- The Room: one for the whole party, pods beside it, what is said and pinned there.

-- A room. The one of kind 'party' is every member's; a pod has chosen members, or belongs to a
-- compartment, and then everybody inside of that is in it. Each room counts its own messages and
-- pins, so that no number tells of another room.
create table party_room (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('party', 'pod')),
  name text not null check (name <> ''),
  compartment_id uuid references compartment (id),
  last_place integer not null default 0,
  last_serials jsonb not null default '{}',
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null default '',
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  check (kind = 'pod' or compartment_id is null)
);
create unique index party_room_one_party on party_room (kind) where kind = 'party';
comment on table party_room is 'erase: keep; a room is named after its work, not after a person';
insert into party_room (kind, name) values ('party', 'The Party');

create table party_room_member (
  room_id uuid not null references party_room (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  added_by uuid references member (id),
  added_at timestamptz not null default now(),
  primary key (room_id, member_id)
);
create index party_room_member_of on party_room_member (member_id);
comment on table party_room_member is 'erase: keep; holds members only';

-- The rooms that this reader is in. As the owner, because what it reads is hidden by policies
-- that ask this very function.
create function party_rooms() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select coalesce(array_agg(room.id), '{}')
    from party_room as room
    where room.kind = 'party'
      or room.compartment_id = any (party_compartments())
      or (room.compartment_id is null and exists (
        select from party_room_member
        where room_id = room.id and member_id = party_reader()))
  $$;

alter table party_room enable row level security;
create policy party_room_readers on party_room for select to party_member
  using (id = any ((select party_rooms())::uuid[]));
create policy party_room_changers on party_room for update to party_member
  using (id = any ((select party_rooms())::uuid[]))
  with check (id = any ((select party_rooms())::uuid[]));
create policy party_room_makers on party_room for insert to party_member
  with check (kind = 'pod' and created_by = party_reader()
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])));
alter table party_room_member enable row level security;
create policy party_room_member_readers on party_room_member to party_member
  using (room_id = any ((select party_rooms())::uuid[]));

-- Whoever makes a pod is in it from the first moment.
create function enter_own_pod() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public
  as $$
    begin
      if new.kind = 'pod' and new.compartment_id is null and new.created_by is not null then
        insert into party_room_member (room_id, member_id, added_by)
        values (new.id, new.created_by, new.created_by);
      end if;
      return null;
    end
  $$;
create trigger party_room_made after insert on party_room
  for each row execute function enter_own_pod();

-- What was said. The order within a room is its place; sent_key is the sender's own name for it,
-- so that sending twice says it once.
create table message (
  id uuid primary key default uuidv7(),
  room_id uuid not null references party_room (id) on delete cascade,
  place integer not null,
  author_id uuid references member (id),
  author_name text not null,
  for_name text,
  sent_key uuid not null,
  text text not null,
  reply_to uuid references message (id),
  version integer not null default 1,
  sent_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  words tsvector not null generated always as (to_tsvector('simple', text)) stored,
  unique (room_id, place),
  unique nulls not distinct (author_id, sent_key)
);
create index message_words on message using gin (words);
comment on table message is
  'erase: mentions and cards of the person go; words that name them are shown to a human to redact';

-- What a message said before it was changed; of a deleted one its last words too, for its author
-- alone and for 30 days.
create table message_edit (
  message_id uuid not null references message (id) on delete cascade,
  version integer not null,
  text text not null,
  kept_at timestamptz not null,
  primary key (message_id, version)
);
comment on table message_edit is 'erase: words that name the person go at once';

-- Who and what a message names: members, and nouns of other rooms (person, prospect, work).
create table message_mention (
  message_id uuid not null references message (id) on delete cascade,
  kind text not null,
  target_id text not null,
  name text not null,
  primary key (message_id, kind, target_id)
);
create index message_mention_of on message_mention (kind, target_id);
comment on table message_mention is 'erase: rows that name the person go';

create table party_file (
  id uuid primary key default uuidv7(),
  room_id uuid not null references party_room (id) on delete cascade,
  message_id uuid references message (id) on delete cascade,
  name text not null,
  type text not null,
  bytes integer not null,
  sha256 bytea not null,
  content bytea not null,
  added_by uuid references member (id),
  added_at timestamptz not null
);
create index party_file_of on party_file (message_id);
comment on table party_file is 'erase: a file whose name tells of the person is shown to a human';

-- A message that became a decision, a next move, a promise or a doubt.
create table party_pin (
  id uuid primary key default uuidv7(),
  room_id uuid not null references party_room (id) on delete cascade,
  message_id uuid references message (id) on delete set null,
  kind text not null check (kind in ('decision', 'next_move', 'promise', 'doubt')),
  serial integer not null,
  state text not null check (state in ('open', 'decided', 'done', 'kept', 'broken', 'answered', 'resolved')),
  what text not null check (what <> ''),
  why text not null default '',
  owner_id uuid references member (id),
  owner_name text not null default '',
  due_at timestamptz,
  outcome text not null default '',
  settled_at timestamptz,
  settled_by_name text,
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  words tsvector not null generated always as
    (to_tsvector('simple', what || ' ' || why || ' ' || outcome)) stored,
  unique (room_id, kind, serial)
);
create index party_pin_of on party_pin (room_id, state);
create index party_pin_message on party_pin (message_id);
create index party_pin_words on party_pin using gin (words);
comment on table party_pin is 'erase: words that name the person are shown to a human to redact';

-- Who was for a decision and who dissented, in a sentence that stays with it.
create table party_stance (
  pin_id uuid not null references party_pin (id) on delete cascade,
  member_id uuid not null references member (id),
  member_name text not null,
  stance text not null check (stance in ('for', 'dissent')),
  sentence text not null default '',
  taken_at timestamptz not null,
  primary key (pin_id, member_id),
  check (stance = 'for' or sentence <> '')
);
comment on table party_stance is 'erase: words that name the person are shown to a human to redact';

-- Each time a doubt was heard, from whom.
create table party_hearing (
  id uuid primary key default uuidv7(),
  pin_id uuid not null references party_pin (id) on delete cascade,
  message_id uuid references message (id) on delete set null,
  said_by text not null default '',
  words text not null default '',
  heard_at timestamptz not null,
  kept_by_name text not null
);
create index party_hearing_of on party_hearing (pin_id);
comment on table party_hearing is 'erase: rows said by the person lose name and words';

-- What was said or pinned and names somebody who was erased: a human in the room takes the words
-- out, because another person of that name may be meant. The name itself is not kept here.
create table party_redaction (
  id uuid primary key default uuidv7(),
  room_id uuid not null references party_room (id) on delete cascade,
  message_id uuid references message (id) on delete cascade,
  pin_id uuid references party_pin (id) on delete cascade,
  asked_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by_name text,
  check (num_nonnulls(message_id, pin_id) = 1),
  unique nulls not distinct (message_id, pin_id)
);
comment on table party_redaction is 'erase: keep; points at words and holds none';

-- How far each member has read each room.
create table party_read (
  room_id uuid not null references party_room (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  place integer not null,
  read_at timestamptz not null,
  primary key (room_id, member_id)
);
comment on table party_read is 'erase: keep; holds members only';

-- Who has the app open; a row older than a minute says nothing.
create unlogged table party_presence (
  member_id uuid primary key references member (id) on delete cascade,
  seen_at timestamptz not null
);
comment on table party_presence is 'erase: keep; holds members only';

-- How a member wants to be told: zone, quiet hours, digests, kinds of lines that stay silent.
create table party_preference (
  member_id uuid primary key references member (id) on delete cascade,
  zone text not null default 'UTC',
  quiet_from time not null default '20:00',
  quiet_to time not null default '08:00',
  quiet_on boolean not null default true,
  morning_at time default '08:00',
  evening_at time default '18:00',
  mail_to text not null default '',
  notify text not null default 'mentions' check (notify in ('all', 'mentions', 'none')),
  muted text[] not null default '{}',
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
comment on table party_preference is 'erase: keep; holds members only';

-- One digest for a member, a day and a half of it. What is mailed was claimed before.
create table party_digest (
  id uuid primary key default uuidv7(),
  member_id uuid not null references member (id) on delete cascade,
  day date not null,
  half text not null check (half in ('morning', 'evening')),
  since timestamptz not null,
  content jsonb not null,
  made_at timestamptz not null,
  read_at timestamptz,
  mail text not null default 'none' check (mail in ('none', 'waiting', 'claimed', 'sent', 'refused', 'uncertain')),
  mail_tries integer not null default 0,
  mail_after timestamptz,
  mail_said text not null default '',
  unique (member_id, day, half)
);
comment on table party_digest is 'erase: digests that name the person go';

-- How digests leave by mail. The password is sealed under a key that is not in the database.
create table party_mail (
  only_one boolean primary key default true check (only_one),
  host text not null default '',
  port integer not null default 587,
  security text not null default 'starttls' check (security in ('tls', 'starttls', 'none')),
  login text not null default '',
  password_sealed bytea,
  sender text not null default '',
  -- Where whoever set this reached the app: the address of the links in a mail.
  address text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by_name text not null default ''
);
comment on table party_mail is 'erase: keep; an account of the company';
insert into party_mail default values;
-- The sealed password is for the owner's jobs; the founder's changes go through these columns.
alter table party_mail enable row level security;
create policy party_mail_founder on party_mail to party_member
  using (exists (select from member where id = party_reader() and role = 'founder'));

alter table message enable row level security;
create policy message_readers on message to party_member
  using (room_id = any ((select party_rooms())::uuid[]));
alter table message_edit enable row level security;
create policy message_edit_readers on message_edit to party_member
  using (exists (select from message
    where id = message_id and (deleted_at is null or author_id = party_reader())));
alter table message_mention enable row level security;
create policy message_mention_readers on message_mention to party_member
  using (exists (select from message where id = message_id));
alter table party_file enable row level security;
create policy party_file_readers on party_file to party_member
  using (room_id = any ((select party_rooms())::uuid[]));
alter table party_pin enable row level security;
create policy party_pin_readers on party_pin to party_member
  using (room_id = any ((select party_rooms())::uuid[]));
alter table party_stance enable row level security;
create policy party_stance_readers on party_stance to party_member
  using (exists (select from party_pin where id = pin_id));
alter table party_hearing enable row level security;
create policy party_hearing_readers on party_hearing to party_member
  using (exists (select from party_pin where id = pin_id));
alter table party_redaction enable row level security;
create policy party_redaction_readers on party_redaction to party_member
  using (room_id = any ((select party_rooms())::uuid[]));
alter table party_read enable row level security;
create policy party_read_own on party_read to party_member
  using (member_id = party_reader() and room_id = any ((select party_rooms())::uuid[]));
alter table party_preference enable row level security;
create policy party_preference_own on party_preference to party_member
  using (member_id = party_reader());
alter table party_digest enable row level security;
create policy party_digest_own on party_digest to party_member
  using (member_id = party_reader());
alter table party_presence enable row level security;
create policy party_presence_readers on party_presence for select to party_member using (true);
create policy party_presence_own on party_presence to party_member
  using (member_id = party_reader());

-- Colleagues see each other's quiet hours, and nothing else of what a member chose.
create function party_people()
  returns table (id uuid, name text, role text, zone text,
    quiet_on boolean, quiet_from time, quiet_to time)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select member.id, member.name, member.role, coalesce(chosen.zone, 'UTC'),
      coalesce(chosen.quiet_on, false), coalesce(chosen.quiet_from, '20:00'),
      coalesce(chosen.quiet_to, '08:00')
    from member left join party_preference as chosen on chosen.member_id = member.id
    order by member.joined_at, member.id
  $$;

-- Messages that hold all words of a query, newest first, of the rooms this reader is in. As the
-- owner, because under row-level security no index of words is used; the rooms are asked here.
create function party_search(query text, room uuid, most integer)
  returns setof uuid language sql stable security definer set search_path = pg_catalog, public
  as $$
    select message.id from message
    where words @@ to_tsquery('simple', query) and deleted_at is null
      and room_id = any ((select party_rooms())::uuid[]) and (room is null or room_id = room)
    order by sent_at desc, message.id limit most
  $$;

-- What happens in a pod is told in it only; every event of the Room names its room.
create policy event_of_room on event as restrictive for select to party_member
  using (name not like 'party.%' or payload ->> 'roomId' is null
    or payload ->> 'roomId' = any ((select party_rooms()::text[])::text[]));

-- Lines of the Room are looked up by name and time.
create index event_spoken on event (name, recorded_at);
