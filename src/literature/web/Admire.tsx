import { useSearch } from '@tanstack/react-router'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { ordinal } from '#ui/parts/position.ts'
import { t } from '#ui/texts/text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { KeyNote } from './KeyNote.tsx'
import { Namesakes } from './Namesakes.tsx'

/** Fields for three; a fourth name can wait until something is seen. */
const fields = [1, 2, 3] as const

/** The first way in: names, then which of the namesakes, then their works and what is around them. */
export const Admire = () => {
  const { name: names = [] } = useSearch({ from: '/start' })
  const navigate = useNavigate({ from: '/start' })
  const [missing, setMissing] = useState(false)
  const find = (form: FormData) => {
    const written = fields
      .map((nth) => formText(form, `name${String(nth)}`))
      .filter((name) => name !== '')
    setMissing(written.length === 0)
    void navigate({ search: { name: written }, replace: true })
  }
  return (
    <section className="box admire" aria-labelledby="admire-title">
      <h2 id="admire-title">{t('first.admire')}</h2>
      <p className="m2">{t('first.admireWhy')}</p>
      <KeyNote />
      {names.length === 0 ? (
        <form className="stack" onSubmit={onSend(find)}>
          {fields.map((nth) => (
            <Field
              key={nth}
              label={t('first.name', { nth: capital(ordinal(nth)) })}
              name={`name${String(nth)}`}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              autoFocus={nth === 1}
              optional={nth > 1}
              wrong={nth === 1 && missing ? t('admire.needName') : undefined}
            />
          ))}
          <button type="submit" className="btn primary fit">
            {t('first.find')} <Keys keys="Enter" />
          </button>
        </form>
      ) : (
        <Namesakes names={names} onChange={() => void navigate({ search: {}, replace: true })} />
      )}
    </section>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
