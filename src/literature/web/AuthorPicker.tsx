import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Chip } from '#ui/parts/Chip.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { t } from '#ui/texts/text.ts'
import { Candidate } from './Candidate.tsx'
import { namesakesQuery } from './queries.ts'

export interface PickedAuthor {
  readonly id: string
  readonly name: string
}

interface AuthorPickerProps {
  readonly picked: readonly PickedAuthor[]
  readonly onPick: (picked: readonly PickedAuthor[]) => void
}

/** Authors of a question: write a name, choose among namesakes, add another. */
export const AuthorPicker = ({ picked, onPick }: AuthorPickerProps) => {
  const id = useId()
  const [written, setWritten] = useState('')
  const [asked, setAsked] = useState('')
  const { isFetching } = useQuery(namesakesQuery(asked))
  const add = (author: PickedAuthor) => {
    onPick([...picked.filter((other) => other.id !== author.id), author])
    setWritten('')
    setAsked('')
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('openAlex.people')}</label>
      {picked.length > 0 && (
        <div className="row wrap">
          {picked.map((author) => (
            <Chip
              key={author.id}
              name={author.name}
              kind="on"
              onRemove={() => onPick(picked.filter((other) => other.id !== author.id))}
            >
              {author.name}
            </Chip>
          ))}
        </div>
      )}
      <div className="row">
        <input
          id={id}
          className="input"
          value={written}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setWritten(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || written.trim() === '') return
            event.preventDefault()
            setAsked(written.trim())
          }}
        />
        <button
          type="button"
          className="btn line"
          aria-busy={isFetching}
          onClick={() => setAsked(written.trim())}
        >
          {t('openAlex.search')}
        </button>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {t('openAlex.peopleHint')}
      </p>
      <Found asked={asked} group={id} onAdd={add} />
    </div>
  )
}

interface FoundProps {
  readonly asked: string
  readonly group: string
  readonly onAdd: (author: PickedAuthor) => void
}

const Found = ({ asked, group, onAdd }: FoundProps) => {
  const found = useQuery(namesakesQuery(asked))
  return (
    <>
      {found.isError && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      <div role="status">
        {found.data?.candidates.length === 0 && asked !== '' && (
          <p className="m2">{t('admire.none', { name: asked })}</p>
        )}
      </div>
      {asked !== '' && found.data && found.data.candidates.length > 0 && (
        <ul className="box found">
          {found.data.candidates.map((candidate) => (
            <li key={candidate.id}>
              <Candidate
                candidate={candidate}
                group={group}
                checked={false}
                onChoose={() => onAdd(candidate)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
