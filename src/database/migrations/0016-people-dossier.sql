-- What a dossier holds beside works and facts: files of notes, references, scorecards, the interview
-- waiver, and what somebody says that the person built.

-- A private note exists for its author alone, a need-to-know one for those inside.
alter table person_note add column compartment_id uuid references compartment (id);
alter table person_note enable row level security;
create policy person_note_readers on person_note to party_member
  using (case when readers = 'private' then created_by = party_reader()
    else compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]) end)
  with check (case when readers = 'private' then created_by = party_reader()
    else compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]) end);

-- Members whom a shared note names, so that they hear of it.
create table person_note_mention (
  note_id uuid not null references person_note (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  primary key (note_id, member_id)
);
create index person_note_mention_of on person_note_mention (member_id);
comment on table person_note_mention is 'erase: goes with its note';
alter table person_note_mention enable row level security;
create policy person_note_mention_readers on person_note_mention to party_member
  using (exists (select from person_note where person_note.id = person_note_mention.note_id));

-- A file that somebody put to a note. `type` is read off its first bytes, never off its name.
create table person_note_file (
  id uuid primary key default uuidv7(),
  note_id uuid not null references person_note (id) on delete cascade,
  name text not null check (name <> ''),
  type text not null,
  bytes integer not null check (bytes between 1 and 10485760),
  sha256 bytea not null,
  content bytea not null,
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
create index person_note_file_of on person_note_file (note_id);
-- Files are packed already; packing them again costs time and saves nothing.
alter table person_note_file alter column content set storage external;
comment on table person_note_file is 'erase: goes with its note';
alter table person_note_file enable row level security;
create policy person_note_file_readers on person_note_file to party_member
  using (exists (select from person_note where person_note.id = person_note_file.note_id));

-- What others say of the person. named: the person gave us the name. backchannel: we asked somebody
-- the person did not name; its words are kept only with a consent on record.
create table person_reference (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  kind text not null check (kind in ('named', 'backchannel')),
  referee text not null check (referee <> ''),
  relation text not null default '',
  state text not null default 'planned' check (state in ('planned', 'given', 'declined')),
  words text not null default '',
  given_on date,
  -- Who agreed to what, and when: the referee to be asked and kept, the person to our asking.
  consent_by text check (consent_by in ('referee', 'person', 'both')),
  consent_how text not null default '',
  consent_on date,
  -- Null: every member. Else these members, and who wrote it down.
  reader_ids uuid[],
  compartment_id uuid references compartment (id),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((state = 'given') = (words <> '')),
  check (kind = 'named' or state <> 'given'
    or (consent_by is not null and consent_how <> '' and consent_on is not null))
);
create index person_reference_person on person_reference (person_id) where removed_at is null;
comment on table person_reference is 'erase: delete rows of the person; a referee is erased by name';
alter table person_reference enable row level security;
create policy person_reference_readers on person_reference to party_member
  using ((reader_ids is null or party_reader() = any (reader_ids) or created_by = party_reader())
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])))
  with check ((reader_ids is null or party_reader() = any (reader_ids) or created_by = party_reader())
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])));

-- What one member thinks after talking: criteria from 1 to 4, with words. Handed in it is final.
create table scorecard (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  -- [{"criterion": "Judgement", "score": 3, "words": "…"}], in the member's order.
  marks jsonb not null,
  summary text not null default '',
  compartment_id uuid references compartment (id),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  handed_in_at timestamptz,
  removed_at timestamptz
);
create index scorecard_person on scorecard (person_id) where removed_at is null;
create unique index scorecard_draft on scorecard (person_id, created_by)
  where removed_at is null and handed_in_at is null;
comment on table scorecard is 'erase: delete rows of the person';

-- Whether this reader has handed in a scorecard on the person, under any of the person's ids. As the
-- owner: a policy that asked its own table would never end.
create function party_has_scored(person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select exists (
      select from scorecard
      where created_by = party_reader() and handed_in_at is not null and removed_at is null
        and (person_id = person or exists (
          select from person_alias
          where (old_id = person_id and new_id = person) or (new_id = person_id and old_id = person)
        ))
    )
  $$;

alter table scorecard enable row level security;
create policy scorecard_readers on scorecard to party_member
  using (created_by = party_reader()
    or (handed_in_at is not null and party_has_scored(person_id)
      and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]))))
  with check (created_by = party_reader()
    and (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[])));

-- Dossier, two references and a named approver instead of a loop of interviews.
create table interview_waiver (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  -- Why no interview is needed, in the words of who asks.
  why text not null check (why <> ''),
  reference_ids uuid[] not null check (cardinality(reference_ids) >= 2),
  approver_id uuid not null references member (id),
  approver_name text not null,
  state text not null default 'asked' check (state in ('asked', 'waived', 'refused', 'withdrawn')),
  answer text not null default '',
  answered_at timestamptz,
  compartment_id uuid references compartment (id),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  check ((state = 'asked') = (answered_at is null))
);
create index interview_waiver_person on interview_waiver (person_id);
comment on table interview_waiver is 'erase: delete rows of the person';
alter table interview_waiver enable row level security;
create policy interview_waiver_readers on interview_waiver to party_member
  using (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]))
  with check (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]));

-- Led, co-created, …: what the person built, who says so, and how sure we are.
create table contribution_claim (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  part text not null check (part in ('led', 'co-created', 'main_author', 'contributed')),
  what text not null check (what <> ''),
  source text not null check (source <> ''),
  source_url text not null default '',
  confidence text not null check (confidence in ('low', 'medium', 'high')),
  standing text not null default 'claimed' check (standing in ('claimed', 'confirmed', 'doubted')),
  standing_why text not null default '',
  standing_by_name text,
  standing_at timestamptz,
  compartment_id uuid references compartment (id),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((standing = 'claimed') = (standing_at is null))
);
create index contribution_claim_person on contribution_claim (person_id) where removed_at is null;
comment on table contribution_claim is 'erase: delete rows of the person';
alter table contribution_claim enable row level security;
create policy contribution_claim_readers on contribution_claim to party_member
  using (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]))
  with check (compartment_id is null or compartment_id = any ((select party_compartments())::uuid[]));
