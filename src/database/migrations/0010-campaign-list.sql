-- The List as people work with it: what a line is anchored to, the way back of a move, lines that
-- turned out to be the same person, saved views.

-- Signatures that founded a person, to find the same person again when no id leads there any more.
-- A table, since the planner may look into it by index under row-level security; into jsonb not.
alter table prospect drop column signatures;
create table prospect_signature (
  prospect_id uuid not null references prospect (id) on delete cascade,
  work_id text not null,
  position integer not null check (position >= 0),
  primary key (prospect_id, work_id, position)
);
create index prospect_signature_of on prospect_signature (work_id, position);
comment on table prospect_signature is 'erase: goes with its prospect';
alter table prospect_signature enable row level security;
create policy prospect_signature_readers on prospect_signature to party_member
  using (exists (select from prospect where prospect.id = prospect_signature.prospect_id));

-- Name, affiliation and thesis, folded: what a search looks into.
alter table prospect add column words text not null default '';
-- Invented with the rest of the world, and gone with it.
alter table prospect add column invented_at timestamptz;

-- What an undo of the move puts back.
alter table stage_move
  add column from_since timestamptz,
  add column from_place double precision,
  add column from_nurture_until date;

-- Two lines that are the same person or organisation: joined_id is taken from The List, its history
-- is read with that of kept_id. moved_next_move_id went over, because kept_id had none open.
-- Standing: undone_at is null.
create table prospect_join (
  id uuid primary key default uuidv7(),
  kept_id uuid not null references prospect (id) on delete cascade,
  joined_id uuid not null references prospect (id) on delete cascade check (joined_id <> kept_id),
  moved_next_move_id uuid references next_move (id) on delete set null,
  joined_by uuid references member (id),
  joined_by_name text not null,
  joined_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by_name text
);
create unique index prospect_join_joined on prospect_join (joined_id) where undone_at is null;
create index prospect_join_kept on prospect_join (kept_id) where undone_at is null;
comment on table prospect_join is 'erase: goes with its prospects';
alter table prospect_join enable row level security;
create policy prospect_join_readers on prospect_join to party_member
  using (
    exists (select from prospect where prospect.id = prospect_join.kept_id)
    and exists (select from prospect where prospect.id = prospect_join.joined_id)
  );

-- Filters, order and layout under a name. Shared: every member sees it; else its maker only.
create table list_view (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  search jsonb not null,
  shared_at timestamptz,
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  removed_at timestamptz
);
comment on table list_view is 'erase: a searched text that names the person is emptied';
alter table list_view enable row level security;
create policy list_view_readers on list_view to party_member
  using (shared_at is not null or created_by = party_reader())
  with check (shared_at is not null or created_by = party_reader());
