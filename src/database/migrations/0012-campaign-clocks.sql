-- Clocks of The List, how long a next move takes and what became of it, and each member's own day.

-- How many days a stage may take before it is late. A stage without a row has no clock of its own.
create table stage_expectation (
  stage text primary key check (stage in ('prospect', 'lead', 'candidate', 'finalist', 'offeree', 'accepted', 'nurture', 'boomerang')),
  -- Null: nobody waits for this stage to end.
  days integer check (days between 1 and 730),
  version integer not null default 1,
  changed_by_name text not null,
  changed_at timestamptz not null default now()
);
comment on table stage_expectation is 'erase: keep; holds nobody';
insert into stage_expectation (stage, days, changed_by_name) values
  ('prospect', 10, 'recruiting-party'),
  ('lead', 5, 'recruiting-party'),
  ('candidate', 14, 'recruiting-party'),
  ('finalist', 7, 'recruiting-party'),
  ('offeree', 10, 'recruiting-party'),
  ('boomerang', 14, 'recruiting-party');

-- What is particular about the clock of one prospect in one stay in a stage. A new stay has a new
-- stage_since, so it begins without any of this; an undone move of stage finds it again.
create table stage_clock (
  prospect_id uuid not null references prospect (id) on delete cascade,
  stage_since timestamptz not null,
  stage text not null,
  -- This stay ends by that day instead of after so many days: the day somebody starts.
  until_day date,
  snoozed_until timestamptz,
  snooze_reason text not null default '',
  snoozed_by uuid references member (id),
  snoozed_by_name text not null default '',
  snoozed_at timestamptz,
  -- When it was told that the time is over; told once.
  ran_out_at timestamptz,
  version integer not null default 1,
  primary key (prospect_id, stage_since)
);
comment on table stage_clock is 'erase: goes with its prospect';
alter table stage_clock enable row level security;
create policy stage_clock_readers on stage_clock to party_member
  using (exists (select from prospect where prospect.id = stage_clock.prospect_id));

alter table next_move
  add column kind text not null default 'other' check (kind in ('write', 'call', 'meet', 'read', 'ask', 'decide', 'prepare', 'other')),
  -- How long it takes; null: as long as moves of its kind usually do.
  add column minutes integer check (minutes between 1 and 600),
  -- Due on that day, at any time of it; due_at is then the end of it in the zone of its owner.
  add column due_on date,
  add column ended_by uuid references member (id),
  add column ended_reason text not null default '',
  -- When it was told that it is late; told once for each due time.
  add column late_told_at timestamptz;
create index next_move_ended on next_move (ended_by, ended_at) where ended_at is not null;
create index next_move_of on next_move (prospect_id, created_at);

-- What was changed of next moves, so that it can be taken back as one: the moves as they were
-- (null: it was not there) with the version they had afterwards, and the owner of the prospect.
create table next_move_change (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  -- [{"id": "...", "before": {...} | null, "after": 3}]
  moves jsonb not null,
  -- {"before": "member id" | null, "after": 7}: owner of the prospect and its version then.
  owner jsonb,
  made_by uuid references member (id),
  made_by_name text not null,
  made_at timestamptz not null default now(),
  undone_at timestamptz
);
create index next_move_change_of on next_move_change (prospect_id, made_at);
comment on table next_move_change is 'erase: goes with its prospect';
alter table next_move_change enable row level security;
create policy next_move_change_readers on next_move_change to party_member
  using (exists (select from prospect where prospect.id = next_move_change.prospect_id));

-- Where a member's days begin, and how much of each goes to the campaign.
create table member_day (
  member_id uuid primary key references member (id) on delete cascade,
  zone text not null check (zone <> ''),
  daily_minutes integer not null default 60 check (daily_minutes between 5 and 960),
  version integer not null default 1,
  changed_at timestamptz not null default now()
);
comment on table member_day is 'erase: keep; holds members only';

-- One day of one member: another number of minutes than usual, more people than five, or enough.
create table day_sheet (
  member_id uuid not null references member (id) on delete cascade,
  day date not null,
  minutes integer check (minutes between 0 and 960),
  people integer not null default 5 check (people between 1 and 50),
  ended_at timestamptz,
  primary key (member_id, day)
);
comment on table day_sheet is 'erase: keep; holds members only';
alter table day_sheet enable row level security;
create policy day_sheet_own on day_sheet to party_member
  using (member_id = (select party_reader()));

-- Where a member overruled the order of a day.
create table day_choice (
  member_id uuid not null references member (id) on delete cascade,
  day date not null,
  prospect_id uuid not null references prospect (id) on delete cascade,
  choice text not null check (choice in ('first', 'not_today')),
  reason text not null default '',
  made_at timestamptz not null default now(),
  primary key (member_id, day, prospect_id)
);
comment on table day_choice is 'erase: goes with its prospect';
alter table day_choice enable row level security;
create policy day_choice_own on day_choice to party_member
  using (member_id = (select party_reader())
         and exists (select from prospect where prospect.id = day_choice.prospect_id));
