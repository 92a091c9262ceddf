import { tokenizeWithOffsets } from '#literature/text.ts'
import { notFound } from '#core/errors.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import type { UnderstoodBrief } from './contract.ts'
import { idf, mostTerms, type QueryTerm } from './find-works.ts'
import type { Resident } from './resident.ts'

/** What the examples of a brief say: terms to look for, and the people who gave them. */
export interface Examples {
  readonly terms: readonly QueryTerm[]
  /** Example people are not on the list themselves: they are known already. */
  readonly personNos: ReadonlySet<number>
  readonly understood: UnderstoodBrief['like']
  /** Nothing but works was named: the question is who could have written them. */
  readonly onlyWorks: boolean
}

/** Works of a person that stand for what they do now. */
const newestWorks = 20

/** Reads people and works to be like. Throws `person_not_found` for an id that is neither. */
export const readExamples = async (
  reader: LiteratureReader,
  resident: Resident,
  ids: readonly string[],
): Promise<Examples> => {
  if (ids.length === 0) return { terms: [], personNos: new Set(), understood: [], onlyWorks: false }
  const [people, works] = await Promise.all([
    reader.query<{ person_no: number; person_id: string; name: string }>(
      'select person_no, person_id, "name" from person where person_id = any($1)',
      [ids],
    ),
    reader.query<{ work_no: number; work_id: string; title: string }>(
      'select work_no, work_id, title from work where work_id = any($1)',
      [ids],
    ),
  ])
  const known = new Set([...people.map((one) => one.person_id), ...works.map((one) => one.work_id)])
  if (ids.some((id) => !known.has(id))) throw notFound('person')
  const texts = [
    ...(await textsOfWorks(
      reader,
      works.map((one) => one.work_no),
    )),
    ...(await textsOfPeople(
      reader,
      people.map((one) => one.person_no),
    )),
  ]
  return {
    terms: termsOfTexts(resident, texts),
    onlyWorks: people.length === 0,
    personNos: new Set(people.map((one) => one.person_no)),
    understood: [
      ...people.map((one) => ({ id: one.person_id, kind: 'person' as const, label: one.name })),
      ...works.map((one) => ({ id: one.work_id, kind: 'work' as const, label: one.title })),
    ],
  }
}

const textsOfWorks = async (
  reader: LiteratureReader,
  workNos: readonly number[],
): Promise<string[]> => {
  if (workNos.length === 0) return []
  const found = await reader.columns(
    `select title || '. ' || title || '. ' || abstract as body from work where work_no = any($1)`,
    [workNos],
  )
  return found.text('body').map((body) => body ?? '')
}

const textsOfPeople = async (
  reader: LiteratureReader,
  personNos: readonly number[],
): Promise<string[]> => {
  if (personNos.length === 0) return []
  const newest = await reader.columns(
    `select work_no from (
       select work_no, row_number() over (partition by person_no
         order by year desc nulls last, work_no nulls last) as place
       from signature where person_no = any($1)
     ) s where place <= ${newestWorks}`,
    [personNos],
  )
  const hand = await reader.columns('select words from hand_words where person_no = any($1)', [
    personNos,
  ])
  return [
    ...(await textsOfWorks(reader, [...newest.int('work_no')])),
    ...hand.text('words').map((words) => words ?? ''),
  ]
}

/** The terms that tell these texts from the rest: weight is occurrence, dampened, times idf. */
const termsOfTexts = (resident: Resident, texts: readonly string[]): QueryTerm[] => {
  const counts = new Map<string, { count: number; printed: string }>()
  for (const text of texts) {
    for (const { term, start, end } of tokenizeWithOffsets(text)) {
      const known = counts.get(term)
      if (known) known.count++
      else counts.set(term, { count: 1, printed: text.slice(start, end) })
    }
  }
  const weighed: QueryTerm[] = []
  for (const [term, { count, printed }] of counts) {
    const termNo = resident.termNo.get(term)
    if (termNo === undefined) continue
    const frequency = resident.documentFrequency[termNo] ?? 0
    // A term of this work alone finds only the work itself.
    if (frequency < 2) continue
    const weight = (1 + Math.log(count)) * idf(resident.works, frequency)
    weighed.push({ term, printed, termNo, weight })
  }
  return weighed.toSorted((a, b) => b.weight - a.weight).slice(0, mostTerms)
}
