-- People kept by hand, human decisions on identity, notes, imported lists.

create table csv_import (
  id uuid primary key default uuidv7(),
  file_name text not null,
  row_count integer not null,
  added integer not null,
  joined integer not null,
  skipped integer not null,
  refusals jsonb not null default '[]',
  refused integer not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  undone_by_name text,
  undone_at timestamptz
);
comment on table csv_import is 'erase: keep; refusals quote no cell of a row';

-- A person without works, or what members know beside the works. Standing: removed_at is null.
-- links: [{"kind","label","url"}]. organisation_id names a row of the literature view
-- organisation when one is known; organisation holds what was written.
create table hand_person (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  name_key text not null,
  role text not null default '',
  organisation text not null default '',
  organisation_id uuid,
  links jsonb not null default '[]',
  source text not null check (source <> ''),
  why text not null default '',
  csv_import_id uuid references csv_import (id),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by_name text
);
create index hand_person_name_key on hand_person (name_key) where removed_at is null;
create index hand_person_import on hand_person (csv_import_id);
comment on table hand_person is 'erase: delete the row';

-- A person (any, by the id seen then) at an organisation (any), kept by hand. from_date and
-- to_date are "2024" or "2024-03". Standing: removed_at is null.
create table hand_affiliation (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null default '',
  from_date text check (from_date ~ '^\d{4}(-\d{2})?$'),
  to_date text check (to_date ~ '^\d{4}(-\d{2})?$'),
  source text not null check (source <> ''),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by_name text
);
create index hand_affiliation_person on hand_affiliation (person_id) where removed_at is null;
create index hand_affiliation_organisation on hand_affiliation (organisation_id)
  where removed_at is null;
comment on table hand_affiliation is 'erase: delete rows of the person';

-- What a human decided about who is who. Standing: undone_at is null. Sides are numbered from 0.
-- same: the nodes of all sides are one person, whose id is keep_person_id.
-- different, not_theirs: no node of one side is the same person as a node of another. Where the
--   machine joined them, side 0 stays what it was (with all signatures that no side names), and
--   each other side leaves together and takes the id of its identity_decision_side row.
-- A node with released_by set (to a standing decision) no longer counts for this decision.
create table identity_decision (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('same', 'different', 'not_theirs')),
  origin text not null
    check (origin in ('merge', 'confirm', 'apart', 'split', 'not_theirs', 'csv')),
  keep_person_id uuid not null,
  reason text not null default '',
  csv_import_id uuid references csv_import (id),
  decided_by uuid,
  decided_by_name text not null,
  decided_at timestamptz not null default now(),
  undone_by uuid,
  undone_by_name text,
  undone_at timestamptz
);
create index identity_decision_standing on identity_decision (id) where undone_at is null;
comment on table identity_decision is 'erase: delete with its nodes when a side names the person';

-- The persons whom the sides were when it was decided, or whom they became.
create table identity_decision_side (
  decision_id uuid not null references identity_decision (id) on delete cascade,
  side smallint not null check (side >= 0),
  person_id uuid not null,
  name text not null,
  primary key (decision_id, side)
);
create index identity_decision_side_person on identity_decision_side (person_id);

-- A node is a signature (work_id, position) or a person kept by hand (hand_person_id).
create table identity_decision_node (
  decision_id uuid not null,
  side smallint not null,
  work_id text,
  position integer,
  hand_person_id uuid references hand_person (id) on delete cascade,
  released_by uuid references identity_decision (id) on delete set null,
  foreign key (decision_id, side)
    references identity_decision_side (decision_id, side) on delete cascade,
  check ((hand_person_id is null) = (work_id is not null)),
  check ((work_id is null) = (position is null))
);
create index identity_decision_node_decision on identity_decision_node (decision_id, side);
create index identity_decision_node_signature on identity_decision_node (work_id, position);
create index identity_decision_node_hand on identity_decision_node (hand_person_id);
create index identity_decision_node_released on identity_decision_node (released_by);

-- Every id of a person that ever left the app and is no longer live. A look-up tries the id
-- itself first and then follows new_id, newest row first. Rows of a merge go when it is undone.
create table person_alias (
  old_id uuid not null,
  new_id uuid not null,
  cause text not null check (cause in ('rebuild', 'merge', 'split')),
  decision_id uuid references identity_decision (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (old_id, new_id),
  check (old_id <> new_id)
);
create index person_alias_new on person_alias (new_id);

-- private: read by its author only, and by the person under an access request.
create table person_note (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  text text not null check (text <> ''),
  readers text not null check (readers in ('shared', 'private')),
  version integer not null default 1,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz,
  removed_by_name text
);
create index person_note_person on person_note (person_id) where removed_at is null;
comment on table person_note is 'erase: delete rows of the person';
