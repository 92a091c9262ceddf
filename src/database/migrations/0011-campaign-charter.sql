-- What the campaign is for and within what: the charter with its versions, what is off-limits,
-- who may write to whom and when, votes on prospects, and what was decided.

-- A saved version of the charter has a number; a draft has none until the founder takes it. Seats
-- are copied into it, so that every version stays readable whatever becomes of seat_area.
create table charter_version (
  id uuid primary key default uuidv7(),
  number integer unique check (number > 0),
  -- The version that it was written from; 0 for the first.
  based_on integer not null default 0,
  goal text not null check (goal <> ''),
  tone text not null default '',
  -- [{"id": uuid or null while a draft, "name": text, "seats": number}]
  seats jsonb not null default '[]',
  -- [{"name": text, "city": text, "capacity": number}]
  houses jsonb not null default '[]',
  -- Roles that may overrule what is off-limits.
  overrule_roles text[] not null default '{founder}' check (cardinality(overrule_roles) > 0),
  -- Days after a touch in which nobody else writes.
  window_days integer not null default 14 check (window_days between 1 and 120),
  why text not null default '',
  written_by uuid references member (id),
  written_by_name text not null,
  written_at timestamptz not null default now(),
  saved_by_name text,
  saved_at timestamptz,
  -- A draft that was turned down or taken back.
  dropped_at timestamptz,
  dropped_by_name text,
  check ((number is null) = (saved_at is null)),
  check ((saved_at is null) = (saved_by_name is null)),
  check (number is null or dropped_at is null)
);
comment on table charter_version is 'erase: keep; speaks of the goal and of seats, names members only';

-- Scientists never see money. As the owner, because it reads members for a policy.
create function party_sees_money() returns boolean language sql stable security definer
  set search_path = pg_catalog, public
  as $$ select exists (select from member where id = party_reader() and role <> 'scientist') $$;

-- Cash in cents of its currency, equity in basis points or shares, compute in GPU hours.
create table envelope (
  id uuid primary key default uuidv7(),
  charter_version_id uuid not null references charter_version (id) on delete cascade,
  kind text not null check (kind in ('cash', 'equity', 'compute')),
  amount bigint not null check (amount >= 0),
  unit text not null check (unit <> ''),
  note text not null default '',
  place integer not null default 0
);
create index envelope_version on envelope (charter_version_id);
comment on table envelope is 'erase: keep; holds nobody';
alter table envelope enable row level security;
create policy envelope_readers on envelope to party_member
  using ((select party_sees_money())) with check ((select party_sees_money()));

-- Who approves what, and up to which amount; no amount: without limit. By role or by member.
create table approval_limit (
  id uuid primary key default uuidv7(),
  charter_version_id uuid not null references charter_version (id) on delete cascade,
  what text not null check (what in ('cash', 'equity', 'compute', 'interview waiver')),
  amount bigint check (amount >= 0),
  unit text not null default '',
  by_role text check (by_role in ('founder', 'hr', 'recruiting', 'staff', 'finance')),
  by_member uuid references member (id),
  place integer not null default 0,
  check (num_nonnulls(by_role, by_member) = 1)
);
create index approval_limit_version on approval_limit (charter_version_id);
comment on table approval_limit is 'erase: keep; holds members only';
alter table approval_limit enable row level security;
create policy approval_limit_readers on approval_limit to party_member
  using ((select party_sees_money())) with check ((select party_sees_money()));

-- An organisation or a person whom we leave alone, by which clause and until when. It holds from
-- the first to the last day, both included, in UTC, unless it is lifted before.
create table off_limits (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('organisation', 'no-hire', 'non-solicit', 'standstill', 'do-not-contact')),
  -- Whom it keeps off The List: the organisation itself as a target, its people, or both.
  holds text not null check (holds in ('organisation', 'people', 'both', 'person')),
  organisation_id uuid,
  person_id uuid,
  name text not null check (name <> ''),
  name_key text not null,
  lawful_basis text not null check (lawful_basis in ('contract', 'legal obligation', 'legitimate interest', 'their request')),
  clause text not null default '',
  source text not null check (source <> ''),
  starts_on date not null,
  ends_on date not null,
  compartment_id uuid references compartment (id),
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by_name text,
  lifted_reason text not null default '',
  -- Its end was told to the Party.
  end_told_at timestamptz,
  check (ends_on >= starts_on),
  check ((holds = 'person') = (kind = 'do-not-contact')),
  check (kind = 'do-not-contact' or person_id is null),
  check (kind <> 'do-not-contact' or organisation_id is null)
);
create index off_limits_ends on off_limits (ends_on) where end_told_at is null;
comment on table off_limits is 'erase: delete the rows on the person; clauses on organisations stay';
alter table off_limits enable row level security;
create policy off_limits_readers on off_limits to party_member
  using (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]))
  with check (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]));

-- Somebody may be approached although a clause holds them. Stays for ever, on the prospect too.
create table overrule (
  id uuid primary key default uuidv7(),
  off_limits_id uuid not null references off_limits (id) on delete cascade,
  person_id uuid,
  organisation_id uuid,
  name text not null,
  name_key text not null,
  -- The clause as it read then.
  clause_said text not null,
  reason text not null check (reason <> ''),
  -- That of the prospect: who is hidden is not named beside a clause that everybody reads.
  compartment_id uuid references compartment (id),
  overruled_by uuid references member (id),
  overruled_by_name text not null,
  overruled_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text
);
create index overrule_clause on overrule (off_limits_id);
create index overrule_person on overrule (person_id);
comment on table overrule is 'erase: delete the rows on the person';
alter table overrule enable row level security;
create policy overrule_readers on overrule to party_member
  using (exists (select from off_limits where off_limits.id = overrule.off_limits_id)
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])))
  with check (exists (select from off_limits where off_limits.id = overrule.off_limits_id)
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])));

-- Somebody whom we would add as soon as the clause no longer holds them.
create table held_back (
  id uuid primary key default uuidv7(),
  off_limits_id uuid not null references off_limits (id) on delete cascade,
  person_id uuid,
  organisation_id uuid,
  name text not null check (name <> ''),
  name_key text not null,
  why text not null default '',
  compartment_id uuid references compartment (id),
  version integer not null default 1,
  asked_by uuid references member (id),
  asked_by_name text not null,
  asked_at timestamptz not null default now(),
  -- Nobody waits for it any more: added, or let go.
  ended_at timestamptz,
  ended_by_name text
);
create index held_back_clause on held_back (off_limits_id) where ended_at is null;
comment on table held_back is 'erase: delete the rows on the person';
alter table held_back enable row level security;
create policy held_back_readers on held_back to party_member
  using (exists (select from off_limits where off_limits.id = held_back.off_limits_id)
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])))
  with check (exists (select from off_limits where off_limits.id = held_back.off_limits_id)
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])));

-- A recorded permission to approach somebody: who gave it, to whom of us, until when.
create table clearance (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  given_by text not null check (given_by <> ''),
  for_whom uuid references member (id),
  what text not null check (what <> ''),
  source text not null check (source <> ''),
  expires_on date not null,
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text
);
create index clearance_prospect on clearance (prospect_id);
comment on table clearance is 'erase: goes with its prospect';
alter table clearance enable row level security;
create policy clearance_readers on clearance to party_member
  using (exists (select from prospect where prospect.id = clearance.prospect_id));

-- One contact, either way, on any channel. Without words: what was said belongs into a note.
create table touch (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  channel text not null check (channel in ('call', 'mail', 'dinner', 'whatsapp', 'meeting', 'other')),
  -- Who reached whom.
  direction text not null check (direction in ('by us', 'by them')),
  touched_at timestamptz not null,
  by_member uuid references member (id),
  by_name text not null,
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by_name text
);
create index touch_prospect on touch (prospect_id, touched_at desc) where removed_at is null;
comment on table touch is 'erase: goes with its prospect';
alter table touch enable row level security;
create policy touch_readers on touch to party_member
  using (exists (select from prospect where prospect.id = touch.prospect_id));

-- Until then only this member writes to the prospect. The one that runs is the newest not ended.
create table ownership_window (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  member_id uuid not null references member (id),
  member_name text not null,
  touch_id uuid references touch (id) on delete cascade,
  version integer not null default 1,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by_name text,
  check (ends_at > starts_at)
);
create index ownership_window_prospect on ownership_window (prospect_id, ends_at) where ended_at is null;
comment on table ownership_window is 'erase: goes with its prospect';
alter table ownership_window enable row level security;
create policy ownership_window_readers on ownership_window to party_member
  using (exists (select from prospect where prospect.id = ownership_window.prospect_id));

-- A question put to several: pass, check or star? Complete when all have voted or time is over.
create table vote_round (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  question text not null default '',
  asked_by uuid references member (id),
  asked_by_name text not null,
  asked_at timestamptz not null default now(),
  closes_at timestamptz not null,
  version integer not null default 1,
  completed_at timestamptz,
  completed_because text check (completed_because in ('all have voted', 'time is over')),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  check ((completed_at is null) = (completed_because is null)),
  check (completed_at is null or withdrawn_at is null)
);
create index vote_round_prospect on vote_round (prospect_id, asked_at desc);
create index vote_round_closes on vote_round (closes_at) where completed_at is null and withdrawn_at is null;
comment on table vote_round is 'erase: goes with its prospect';
alter table vote_round enable row level security;
create policy vote_round_readers on vote_round to party_member
  using (exists (select from prospect where prospect.id = vote_round.prospect_id));

create table round_voter (
  round_id uuid not null references vote_round (id) on delete cascade,
  member_id uuid not null references member (id),
  member_name text not null,
  primary key (round_id, member_id)
);
create index round_voter_member on round_voter (member_id);
comment on table round_voter is 'erase: goes with its prospect';
alter table round_voter enable row level security;
create policy round_voter_readers on round_voter to party_member
  using (exists (select from vote_round where vote_round.id = round_voter.round_id));

create table vote (
  round_id uuid not null,
  member_id uuid not null,
  choice text not null check (choice in ('pass', 'check', 'star')),
  reason text not null default '',
  version integer not null default 1,
  voted_at timestamptz not null,
  changed_at timestamptz,
  primary key (round_id, member_id),
  foreign key (round_id, member_id) references round_voter (round_id, member_id) on delete cascade
);
comment on table vote is 'erase: goes with its prospect';

-- Whether this reader may see what others chose: one has voted oneself, or the round is complete.
-- As the owner, because the policy of vote asks it about vote.
create function party_may_see_votes(round uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select exists (select from vote where round_id = round and member_id = party_reader())
      or exists (select from vote_round where id = round and completed_at is not null)
  $$;

-- Who has voted, without what, for those who may see the prospect: "2 of 4 have".
create function party_who_voted(round uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select coalesce(array_agg(vote.member_id order by vote.member_id), '{}')
    from vote
    join vote_round on vote_round.id = vote.round_id
    join prospect on prospect.id = vote_round.prospect_id
    where vote.round_id = round
      and (party_reader() is null or prospect.compartment_id is null
           or prospect.compartment_id = any (party_compartments()))
  $$;

-- One's own vote is changed until the round is complete; nobody writes another's.
alter table vote enable row level security;
create policy vote_readers on vote for select to party_member
  using (exists (select from vote_round where vote_round.id = vote.round_id)
         and (member_id = party_reader() or party_may_see_votes(round_id)));
create policy vote_given on vote for insert to party_member
  with check (member_id = party_reader()
    and exists (select from vote_round where vote_round.id = vote.round_id
                and completed_at is null and withdrawn_at is null));
create policy vote_changed on vote for update to party_member
  using (member_id = party_reader()
    and exists (select from vote_round where vote_round.id = vote.round_id and withdrawn_at is null))
  with check (member_id = party_reader());

-- Once the round is complete the choice stays; only why may still be said.
create function keep_choice() returns trigger language plpgsql as $$
  begin
    if new.choice <> old.choice and exists (
      select from vote_round where id = new.round_id and completed_at is not null
    ) then
      raise exception 'The round is complete.';
    end if;
    return new;
  end
$$;
create trigger vote_kept before update on vote for each row execute function keep_choice();

-- A decision on a prospect: what, why, who. Not changed afterwards; a later one stands above it.
create table decision_record (
  id uuid primary key default uuidv7(),
  prospect_id uuid not null references prospect (id) on delete cascade,
  round_id uuid references vote_round (id),
  -- Where it leads: on with the prospect, wait, or not.
  direction text not null check (direction in ('go on', 'wait', 'pass')),
  what text not null check (what <> ''),
  why text not null check (why <> ''),
  decided_by uuid references member (id),
  decided_by_name text not null,
  decided_at timestamptz not null
);
create index decision_record_prospect on decision_record (prospect_id, decided_at desc);
comment on table decision_record is 'erase: goes with its prospect';
alter table decision_record enable row level security;
create policy decision_record_readers on decision_record to party_member
  using (exists (select from prospect where prospect.id = decision_record.prospect_id));

-- Who thought otherwise, in a sentence of their own; taken from the vote, or added later.
create table dissent (
  decision_id uuid not null references decision_record (id) on delete cascade,
  member_id uuid not null references member (id),
  member_name text not null,
  choice text check (choice in ('pass', 'check', 'star')),
  sentence text not null default '',
  said_at timestamptz not null,
  primary key (decision_id, member_id)
);
comment on table dissent is 'erase: goes with its prospect';
alter table dissent enable row level security;
create policy dissent_readers on dissent to party_member
  using (exists (select from decision_record where decision_record.id = dissent.decision_id));

-- Members who let the others see how their votes turned out.
create table judgement_shown (
  member_id uuid primary key references member (id) on delete cascade,
  shown_since timestamptz not null
);
comment on table judgement_shown is 'erase: keep; holds members only';
