-- What happened, in order. A row is written in the transaction of the change it tells of; number
-- and hash are given later by the sequencer, to rows that no running transaction can precede.
create table event (
  id uuid primary key default uuidv7(),
  number bigint unique,
  name text not null,
  actor jsonb not null,
  subject_id text,
  payload jsonb not null default '{}',
  person_id uuid,
  personal bytea,
  recorded_at timestamptz(3) not null default now(),
  transaction_id xid8 not null default pg_current_xact_id(),
  hash bytea,
  check ((number is null) = (hash is null)),
  check (personal is null or person_id is not null)
);

create index event_waiting on event (transaction_id, id) where number is null;
create index event_of_subject on event (subject_id, number);
create index event_of_person on event (person_id) where person_id is not null;

-- The end of the chain. One row; who numbers, locks it.
create table event_chain (
  only_row boolean primary key default true check (only_row),
  number bigint not null,
  hash bytea not null
);

insert into event_chain (number, hash) values (0, decode(repeat('00', 32), 'hex'));

-- Keys of personal payloads live apart from them, so that a copy of one is useless alone.
create schema keys;

-- A person whose key is null was erased: nothing personal is kept of them any more.
create table keys.person_key (
  person_id uuid primary key,
  key bytea,
  made_at timestamptz not null default now(),
  erased_at timestamptz,
  check ((key is null) = (erased_at is not null))
);
