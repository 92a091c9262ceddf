-- The List: people and organisations that we consider, against scarce seats.

-- An area of the goal with its approved openings. Ended areas keep their name for what refers to them.
create table seat_area (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  seats integer not null check (seats >= 0),
  -- Order on the charter and in coverage.
  place integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table seat_area is 'erase: keep; holds nobody';

-- One line of The List: a person, or a target organisation. What it is anchored to (person_id or
-- organisation_id as known then, signatures, or nothing but a name and a source) may change with
-- every rebuild of the literature; the copy of name and affiliation stays. Standing: removed_at is
-- null. The same person may stand twice when one of the lines is in a compartment.
create table prospect (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('person', 'organisation')),
  person_id uuid,
  organisation_id uuid,
  -- [{"workId": "W1", "position": 0}]: signatures that founded it, to find the person again.
  signatures jsonb not null default '[]',
  name text not null check (name <> ''),
  name_key text not null,
  affiliation text not null default '',
  source text not null check (source <> ''),
  thesis text not null default '',
  tier text check (tier in ('A', 'B', 'C')),
  seat_area_id uuid references seat_area (id),
  owner_id uuid references member (id),
  stage text not null default 'prospect' check (stage in ('prospect', 'lead', 'candidate', 'finalist', 'offeree', 'accepted', 'starter', 'passed', 'declined', 'nurture', 'reneged', 'leaver', 'boomerang')),
  stage_since timestamptz not null default now(),
  -- When to come back to somebody whom we nurture.
  nurture_until date,
  -- Place within its stage on the board; smaller is higher.
  place double precision not null default 0,
  last_touch_at timestamptz,
  compartment_id uuid references compartment (id),
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by_name text,
  check (kind = 'person' or person_id is null)
);
create index prospect_stage on prospect (stage, place) where removed_at is null;
create index prospect_person on prospect (person_id) where removed_at is null;
create index prospect_organisation on prospect (organisation_id) where removed_at is null;
create index prospect_name_key on prospect (name_key) where removed_at is null;
comment on table prospect is 'erase: delete the rows of the person, and what hangs on them';

alter table prospect enable row level security;
create policy prospect_readers on prospect to party_member
  using (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]))
  with check (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]));

-- Every change of stage, for time in stage, funnel and report.
create table stage_move (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  from_stage text,
  to_stage text not null,
  reason text not null default '',
  moved_by uuid references member (id),
  moved_by_name text not null,
  moved_at timestamptz not null default now(),
  undone_at timestamptz
);
create index stage_move_prospect on stage_move (prospect_id, moved_at);
create index stage_move_time on stage_move (moved_at);
comment on table stage_move is 'erase: goes with its prospect';
alter table stage_move enable row level security;
create policy stage_move_readers on stage_move to party_member
  using (exists (select from prospect where prospect.id = stage_move.prospect_id));

-- One action with a due time and an owner. The open one of a prospect is its next move: at most one
-- is open at a time; done and dropped ones are its past.
create table next_move (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  what text not null check (what <> ''),
  due_at timestamptz,
  owner_id uuid references member (id),
  -- Whom or what it waits for; empty when it can be done.
  waits_for text not null default '',
  -- Put off until then, with a reason.
  snoozed_until timestamptz,
  snooze_reason text not null default '',
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_as text check (ended_as in ('done', 'dropped')),
  ended_by_name text,
  check ((ended_at is null) = (ended_as is null))
);
create unique index next_move_open on next_move (prospect_id) where ended_at is null;
create index next_move_due on next_move (due_at) where ended_at is null;
comment on table next_move is 'erase: goes with its prospect';
alter table next_move enable row level security;
create policy next_move_readers on next_move to party_member
  using (exists (select from prospect where prospect.id = next_move.prospect_id));
