import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import type { AuthorCandidate } from '../contract.ts'
import { Candidate } from './Candidate.tsx'
import { namesakesQuery } from './queries.ts'

/** What a name was decided to be: an author's id, nobody, or not decided (absent). */
type Choices = Readonly<Record<string, string | null>>

/** For each name the people who bear it; one is chosen, or none. Then their works are brought. */
export const Namesakes = ({
  names,
  onChange,
}: {
  names: readonly string[]
  onChange: () => void
}) => {
  const router = useRouter()
  const queries = useQueryClient()
  const [choices, setChoices] = useState<Choices>({})
  const found = useQueries({ queries: names.map((name) => namesakesQuery(name)) })
  const chosen = names.flatMap((name, place) => {
    const candidates = found[place]?.data?.candidates
    const id = choiceOf(choices, name, candidates)
    return candidates?.find((candidate) => candidate.id === id) ?? []
  })
  const bring = useMutation({
    mutationFn: () =>
      api.literature.bringAdmired({ authorIds: [...new Set(chosen.map((person) => person.id))] }),
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: ['literature'] })
      router.history.push(paths.run(run.id, { name: chosen.map((person) => person.name) }))
    },
  })
  return (
    <form
      className="stack"
      onSubmit={onSend(() => (chosen.length > 0 ? bring.mutate() : undefined))}
    >
      {names.map((name, place) => {
        const query = found[place]
        return query ? (
          <fieldset key={name} className="namesakes">
            <legend>{t('admire.which', { name })}</legend>
            <Loaded query={query} skeleton={<TextSkeleton lines={6} />}>
              {(data) => (
                <Choice
                  name={name}
                  candidates={data.candidates}
                  total={data.total}
                  chosen={choiceOf(choices, name, data.candidates)}
                  onChoose={(id) => setChoices({ ...choices, [name]: id })}
                />
              )}
            </Loaded>
          </fieldset>
        ) : null
      })}
      {bring.isError && <ErrorNote error={bring.error} />}
      <Foot count={chosen.length} pending={bring.isPending} onChange={onChange} />
    </form>
  )
}

interface FootProps {
  readonly count: number
  readonly pending: boolean
  readonly onChange: () => void
}

const Foot = ({ count, pending, onChange }: FootProps) => (
  <div className="row wrap foot">
    <button
      type="submit"
      className="btn primary"
      aria-disabled={count === 0}
      aria-busy={pending}
      aria-describedby={count === 0 ? 'admire-need' : undefined}
    >
      {pending ? t('admire.bringing') : t('admire.bring', { count: count })}
    </button>
    <button type="button" className="btn quiet" onClick={onChange}>
      {t('admire.change')}
    </button>
    {count === 0 && (
      <span className="m" id="admire-need">
        {t('admire.needOne')}
      </span>
    )}
  </div>
)

interface ChoiceProps {
  readonly name: string
  readonly candidates: readonly AuthorCandidate[]
  readonly total: number
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
}

const Choice = ({ name, candidates, total, chosen, onChoose }: ChoiceProps) => {
  if (candidates.length === 0) {
    return (
      <p className="m2">
        <b>{t('admire.none', { name })}</b> {t('admire.noneWhy')}
      </p>
    )
  }
  return (
    <>
      <ul>
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <Candidate
              candidate={candidate}
              group={name}
              checked={chosen === candidate.id}
              onChoose={() => onChoose(candidate.id)}
            />
          </li>
        ))}
        <li>
          <label className="check candidate">
            <input
              type="radio"
              name={`of ${name}`}
              checked={chosen === null}
              onChange={() => onChoose(null)}
            />
            <span>{t('admire.skip')}</span>
          </label>
        </li>
      </ul>
      {total > candidates.length && (
        <p className="m">{t('admire.more', { count: total - candidates.length })}</p>
      )}
    </>
  )
}

/** A single bearer of a name is taken without asking; among several nobody is, until chosen. */
const choiceOf = (
  choices: Choices,
  name: string,
  candidates: readonly AuthorCandidate[] | undefined,
): string | null => {
  const choice = choices[name]
  if (choice !== undefined) return choice
  return candidates?.length === 1 ? (candidates[0]?.id ?? null) : null
}
