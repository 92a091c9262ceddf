-- Members read and write under the role party_member, which owns nothing: row-level security
-- decides what is there for them. The role itself is made for the server before any migration
-- (src/database/reader-role.ts).

grant usage on schema public, keys to party_member;
grant select, insert, update, delete on all tables in schema public to party_member;
grant usage, select on all sequences in schema public to party_member;
alter default privileges in schema public
  grant select, insert, update, delete on tables to party_member;
alter default privileges in schema public grant usage, select on sequences to party_member;
-- Personal parts of events are encrypted by whoever records them, and read only by the owner.
grant select, insert, update on keys.person_key to party_member;
-- The end of the chain is written by the sequencer alone, the schema by whoever migrates.
revoke insert, update, delete on event_chain, migration from party_member;

-- Need-to-know: what is in a compartment exists for those inside only. opened_at: for everybody.
create table compartment (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  reason text not null default '',
  version integer not null default 1,
  created_by uuid references member (id),
  created_at timestamptz not null default now(),
  opened_at timestamptz
);
comment on table compartment is 'erase: keep; its name is chosen not to tell of a person';

create table compartment_member (
  compartment_id uuid not null references compartment (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  added_by uuid references member (id),
  added_at timestamptz not null default now(),
  primary key (compartment_id, member_id)
);
create index compartment_member_of on compartment_member (member_id);
comment on table compartment_member is 'erase: keep; holds members only';

-- Who reads now: the member of this connection; null for none.
create function party_reader() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('party.reader', true), '')::uuid $$;

-- The compartments that this reader is inside of. The founder is inside all of them. As the owner,
-- because what it reads is hidden by policies that ask this very function.
create function party_compartments() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select coalesce(array_agg(compartment.id), '{}')
    from compartment
    where opened_at is not null
      or exists (select from compartment_member
                 where compartment_id = compartment.id and member_id = party_reader())
      or exists (select from member where id = party_reader() and role = 'founder')
  $$;

alter table compartment enable row level security;
create policy compartment_readers on compartment to party_member
  using (id = any ((select party_compartments())::uuid[]))
  with check (created_by = party_reader() or id = any ((select party_compartments())::uuid[]));
alter table compartment_member enable row level security;
create policy compartment_member_readers on compartment_member to party_member
  using (compartment_id = any ((select party_compartments())::uuid[]));

-- Whoever makes a compartment is inside of it from the first moment.
create function enter_own_compartment() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public
  as $$
    begin
      if new.created_by is not null then
        insert into compartment_member (compartment_id, member_id, added_by)
        values (new.id, new.created_by, new.created_by);
      end if;
      return null;
    end
  $$;
create trigger compartment_made after insert on compartment
  for each row execute function enter_own_compartment();

-- An event of what is in a compartment is told inside only.
alter table event add column compartment_id uuid references compartment (id);
alter table event enable row level security;
create policy event_readers on event to party_member
  using (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]))
  -- Written at the end of a transaction, in which its author may just have left.
  with check (true);
