-- What we owe the people whom we know of: notices, requests, objections, erasure, retention, and
-- what rankings showed. Read by the founder and the head of HR, who keep these duties.

create function party_keeps_privacy() returns boolean language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select exists (select from member where id = party_reader() and role in ('founder', 'hr'))
  $$;

-- Versions of the published notice and of the record of our lawful basis. fields: texts by name.
create table privacy_document (
  kind text not null check (kind in ('notice', 'basis')),
  version integer not null,
  fields jsonb not null,
  made_by uuid references member (id),
  made_by_name text not null,
  made_at timestamptz not null default now(),
  primary key (kind, version)
);
comment on table privacy_document is 'erase: keep; says how we treat people and names nobody';

-- A notice given to somebody whom we sourced, or why none is owed. subject_id: the row of the room
-- that put them on its list; person_id as known then.
create table privacy_notice (
  subject_id uuid primary key,
  person_id uuid,
  state text not null check (state in ('given', 'exempt')),
  how text not null default '',
  document_version integer,
  given_at timestamptz not null,
  version integer not null default 1,
  noted_by uuid references member (id),
  noted_by_name text not null,
  noted_at timestamptz not null default now()
);
create index privacy_notice_person on privacy_notice (person_id);
comment on table privacy_notice is 'erase: delete rows of the person';
alter table privacy_notice enable row level security;
create policy privacy_notice_keepers on privacy_notice to party_member
  using (party_keeps_privacy()
    and exists (select from prospect where prospect.id = privacy_notice.subject_id));

-- What a person asked of us, due within a month.
create table privacy_request (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('access', 'correction', 'objection', 'erasure')),
  -- Null where we keep nobody of that name, and once erased.
  person_id uuid,
  name text not null,
  channel text not null default '',
  words text not null default '',
  received_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'done', 'refused', 'withdrawn')),
  outcome text not null default '',
  version integer not null default 1,
  created_by uuid references member (id),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by_name text,
  check ((state = 'open') = (ended_at is null))
);
create index privacy_request_open on privacy_request (due_at) where ended_at is null;
create index privacy_request_person on privacy_request (person_id);
comment on table privacy_request is
  'erase: name, words, outcome and person are emptied; what was asked, and when it was done, stays';
alter table privacy_request enable row level security;
create policy privacy_request_keepers on privacy_request to party_member
  using (party_keeps_privacy());

-- Somebody who objected may not be contacted; some also wish not to be ranked. Standing:
-- withdrawn_at is null. Every member must see it before writing to them.
create table privacy_objection (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  hides_from_ranking boolean not null default false,
  channel text not null default '',
  objected_at timestamptz not null,
  version integer not null default 1,
  noted_by uuid references member (id),
  noted_by_name text not null,
  noted_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text
);
create unique index privacy_objection_standing on privacy_objection (person_id)
  where withdrawn_at is null;
comment on table privacy_objection is 'erase: delete rows of the person; suppression stands instead';

-- An erasure, from the word to its end. person_id: null once it is done. counts: tables and rows.
create table privacy_erasure (
  id uuid primary key default uuidv7(),
  request_id uuid references privacy_request (id),
  person_id uuid,
  state text not null default 'asked' check (state in ('asked', 'done', 'failed')),
  why text not null check (why in ('asked', 'retention')),
  asked_by uuid references member (id),
  asked_by_name text not null,
  asked_at timestamptz not null default now(),
  done_at timestamptz,
  failure text not null default '',
  -- Rooms where words that hold the name wait for a human, since somebody else may be meant.
  waits_in text[] not null default '{}',
  check (state <> 'done' or person_id is null)
);
create unique index privacy_erasure_under_way on privacy_erasure (person_id) where state <> 'done';
comment on table privacy_erasure is 'erase: the person is emptied when it is done; that it was, stays';
alter table privacy_erasure enable row level security;
create policy privacy_erasure_keepers on privacy_erasure to party_member
  using (party_keeps_privacy());

-- An answer to an access request on its way to whoever asked for it; gone after a day. It is
-- gathered by the app itself, since no member sees everything. content: null until it is whole.
create table privacy_export (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  asked_by uuid references member (id),
  asked_at timestamptz not null default now(),
  content jsonb
);
comment on table privacy_export is 'erase: delete rows of the person';
alter table privacy_export enable row level security;
create policy privacy_export_asker on privacy_export to party_member
  using (asked_by = party_reader());

-- By what an erased person could come back, as HMAC-SHA256 under a key outside of the database.
-- kind "spared": a signature that the machine held for theirs and that is somebody else's. kind
-- "work": a work with such signatures, so that a build hashes the lines of few works only.
create table suppression (
  kind text not null check (kind in
    ('person', 'work', 'signature', 'spared', 'identifier', 'address', 'name_place', 'name', 'key')),
  mark bytea not null,
  erasure_id uuid not null,
  made_at timestamptz not null default now(),
  primary key (kind, mark)
);
comment on table suppression is 'erase: keep; keyed hashes that keep an erased person away';

-- Signatures to be hidden until a build that began later leaves them out by itself.
create table suppression_pending (
  work_id text not null,
  "position" integer not null,
  made_at timestamptz not null default now(),
  primary key (work_id, "position")
);
comment on table suppression_pending is 'erase: keep; rows go with the next build of the literature';
revoke insert, update, delete on suppression, suppression_pending from party_member;

-- How long what is kept; null: as long as it is needed.
create table retention_period (
  kind text primary key,
  days integer check (days between 1 and 36500),
  version integer not null default 1,
  changed_by uuid references member (id),
  changed_by_name text not null,
  changed_at timestamptz not null default now()
);
comment on table retention_period is 'erase: keep; holds nobody';

-- What a campaign begins with; nothing goes before a human confirms it. Four years for rankings:
-- the longest time for which a jurisdiction asks for records of selection.
insert into retention_period (kind, days, changed_by_name) values
  ('workspace.rankings', 1460, 'the app itself'),
  ('workspace.sessions', 90, 'the app itself'),
  ('party.digests', 180, 'the app itself'),
  ('campaign.passed', 365, 'the app itself'),
  ('campaign.declined', 730, 'the app itself');

-- What is older than its period, listed for a human; erased when confirmed.
create table retention_proposal (
  id uuid primary key default uuidv7(),
  kind text not null,
  cutoff timestamptz not null,
  state text not null default 'proposed'
    check (state in ('proposed', 'confirmed', 'dismissed', 'done')),
  proposed_at timestamptz not null default now(),
  decided_by uuid references member (id),
  decided_by_name text,
  decided_at timestamptz,
  done_at timestamptz,
  removed integer
);
create unique index retention_proposal_open on retention_proposal (kind)
  where state in ('proposed', 'confirmed');
comment on table retention_proposal is 'erase: keep; counts only';

create table retention_item (
  proposal_id uuid not null references retention_proposal (id) on delete cascade,
  subject_id text not null,
  primary key (proposal_id, subject_id)
);
comment on table retention_item is 'erase: keep; ids of rows, deleted when the proposal has ended';
alter table retention_proposal enable row level security;
create policy retention_proposal_keepers on retention_proposal to party_member
  using (party_keeps_privacy());
alter table retention_item enable row level security;
create policy retention_item_keepers on retention_item to party_member
  using (exists (select from retention_proposal p where p.id = retention_item.proposal_id));

-- What a ranking showed: the brief, and the people in their order, the first at first_rank. An
-- erased person is the nil UUID. Written after the answer, outside of the chain.
create table ranking_log (
  id uuid primary key default uuidv7(),
  shown_at timestamptz not null,
  member_id uuid,
  actor_kind text not null,
  door text not null,
  brief text not null,
  brief_hash bytea not null,
  question jsonb not null,
  build integer,
  total integer not null,
  first_rank integer not null,
  person_ids uuid[] not null
);
create index ranking_log_time on ranking_log (shown_at);
create index ranking_log_people on ranking_log using gin (person_ids);
comment on table ranking_log is 'erase: the id of the person is taken out; ranks of the others stay';
alter table ranking_log enable row level security;
create policy ranking_log_writers on ranking_log for insert to party_member with check (true);
create policy ranking_log_keepers on ranking_log for select to party_member
  using (party_keeps_privacy());

-- A numbered event has its place; the transaction that ordered it until then says nothing more.
update event set transaction_id = '0' where number is not null;

-- Set where a key was destroyed because its time was over: the person was not erased.
alter table keys.person_key add column expired_at timestamptz;

alter table workspace add column head_to_file boolean not null default true;

comment on table event is 'erase: keep; personal parts are encrypted under the key of the person';
comment on table event_chain is 'erase: keep; the end of the chain only';
comment on table keys.person_key is 'erase: the key is destroyed; that it was, stays';
comment on table workspace is 'erase: keep; settings of the workspace';
comment on table member is 'erase: keep; who works here, not whom we look for';
comment on table session is 'erase: keep; browsers of members';
comment on table one_time_code is 'erase: keep; hashes of codes of members';
comment on table identity_decision_side is 'erase: the person and name of the side are emptied';
comment on table identity_decision_node is 'erase: delete the nodes of the person';
comment on table person_alias is 'erase: delete rows that lead to the person or from them';
comment on table identity_decision is
  'erase: decisions on the person go; one that gave others an id stays, without them';
