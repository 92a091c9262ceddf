-- Which works of a person on The List were known when a build was last looked at; what comes with a
-- later reading is new, and the Room says so.
create table prospect_works (
  prospect_id uuid primary key references prospect (id) on delete cascade,
  work_ids text[] not null,
  build integer not null,
  looked_at timestamptz not null
);
comment on table prospect_works is 'erase: goes with its prospect';
alter table prospect_works enable row level security;
create policy prospect_works_readers on prospect_works to party_member
  using (exists (select from prospect where prospect.id = prospect_works.prospect_id));
