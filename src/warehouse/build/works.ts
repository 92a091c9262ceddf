import type { DuckDBConnection } from '@duckdb/node-api'
import { fileList } from './shards.ts'
import { withheldKind, withheldName } from './withhold.ts'

/**
 * Fills `work`, `venue`, `venue_year`, `topic`, `work_topic` and the temporary `printed` (one row
 * an authorship, as printed) from the chosen rows of the shards.
 */
export const writeWorks = async (
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<void> => {
  const list = fileList(files)
  // A view, not a table: Parquet hands over the few columns that each statement wants.
  await connection.run(`
    create temp view shard_work as
    select c.work_no, s.* exclude (file_row_number)
    from read_parquet(${list}, file_row_number = true) s
    join chosen c on c.row_no = s.file_row_number::integer and c.file_no = s.file_index::integer`)
  for (const statement of statements) await connection.run(statement)
  await connection.run('drop view shard_work; drop table chosen')
}

// A year to come is a slip of the source, and would make everybody look inactive.
const plausibleYear = `case when year between 1000 and year(current_date) + 1 then year end`

const statements = [
  `create temp table printed as
   select work_no, a."position"::smallint as "position",
     case when a."kind" = '${withheldKind}' then '${withheldName}' else a."name" end as "name",
     a."rawName" as raw_name, a."orcid" as orcid, a."authorId" as author_id,
     coalesce(a."corresponding", false) as corresponding, a."affiliations"::varchar as affiliations,
     coalesce(a."kind", 'person') <> 'person' as is_organisation,
     a."organisations" as organisations
   from (
     select work_no, unnest(from_json(authorships, '[{"position":"INTEGER","name":"VARCHAR",
       "rawName":"VARCHAR","orcid":"VARCHAR","authorId":"VARCHAR","corresponding":"BOOLEAN",
       "affiliations":"JSON","kind":"VARCHAR","organisations":[{"id":"VARCHAR","name":"VARCHAR",
       "country":"VARCHAR","type":"VARCHAR","ror":"VARCHAR"}]}]')) as a
     from shard_work
   )`,
  `create table venue as
   select (row_number() over (order by works desc, "name"))::integer - 1 as venue_no, "name", works
   from (
     select venue as "name", count(*)::integer as works
     from shard_work where venue is not null and venue <> '' group by venue
   )`,
  `create table work as
   select s.work_no, s.work_id, coalesce(s.title, '') as title, ${plausibleYear} as year, s.date,
     s.type, v.venue_no, s.venue, coalesce(s.abstract, '') as abstract, s.keywords, s.topics,
     s.citations, s.citations_by_year, s.doi, s.landing_page, s.pdf_url,
     coalesce(s.retracted, false) as retracted, coalesce(p.authors, 0)::smallint as author_count,
     s.source_file, s.source_line, s.run, s.language, s.raw_title
   from shard_work s
   left join venue v on v."name" = s.venue
   left join (select work_no, count(*)::integer as authors from printed group by work_no) p
     on p.work_no = s.work_no
   order by s.work_no`,
  `create temp table label as
   select work_no, label, lower(label) as label_key from (
     select work_no, unnest(from_json(topics, '["VARCHAR"]')) as label from shard_work
     where topics is not null and topics <> '[]'
     union all
     select work_no, unnest(from_json(keywords, '["VARCHAR"]')) as label from shard_work
     where keywords is not null and keywords <> '[]'
   ) where label is not null and trim(label) <> ''`,
  `create table topic as
   select (row_number() over (order by works desc, label_key))::integer - 1 as topic_no, "name",
     works
   from (
     select label_key, arg_max(label, n) as "name", sum(n)::integer as works
     from (
       select label_key, label, count(distinct work_no)::integer as n
       from label group by label_key, label
     ) group by label_key
   )`,
  `create table work_topic as
   select distinct t.topic_no, l.work_no from label l
   join topic t on lower(t."name") = l.label_key order by t.topic_no, l.work_no`,
  `create table venue_year as
   select venue_no, year, count(*)::integer as works, sum(author_count)::integer as signatures
   from work group by venue_no, year order by venue_no, year`,
  'drop table label',
]
