import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'

const redactionsKey = ['party', 'redactions'] as const
type Redaction = Awaited<ReturnType<typeof api.party.redactions>>['redactions'][number]

/** Words that name somebody who was erased: a human takes them out, or says who else is meant. */
export const Redactions = () => {
  const { data } = useQuery({
    queryKey: redactionsKey,
    queryFn: ({ signal }) => api.party.redactions({}, { signal }),
  })
  if (data === undefined || data.redactions.length === 0) return null
  return (
    <section className="box note doubt rm-redactions" aria-label={t('redact.title')}>
      <p>
        <b>{t('redact.title')}</b> {t('redact.why')}
      </p>
      <ul>
        {data.redactions.map((one) => (
          <RedactionItem key={one.id} redaction={one} />
        ))}
      </ul>
    </section>
  )
}

const RedactionItem = ({ redaction }: { redaction: Redaction }) => {
  const client = useQueryClient()
  const redact = useMutation({
    mutationFn: (words: string) => api.party.redact({ id: redaction.id, words }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['party'] }),
  })
  return (
    <li>
      <p className="m">
        {redaction.what}{' '}
        {redaction.messageId !== null && (
          <SpaLink href={paths.roomMessage(redaction.messageId)}>{t('pin.message')}</SpaLink>
        )}
      </p>
      <p dir="auto">{redaction.text}</p>
      <form
        className="row wrap"
        onSubmit={onSend((form) => {
          const words = formText(form, 'words')
          if (words !== '') redact.mutate(words)
        })}
      >
        <label className="grow">
          <span className="m">{t('redact.words')}</span>
          <input className="input" name="words" required autoComplete="off" />
        </label>
        <button type="submit" className="btn line small" aria-disabled={redact.isPending}>
          {t('redact.takeOut')}
        </button>
        <button type="button" className="btn quiet small" onClick={() => redact.mutate('')}>
          {t('redact.other')}
        </button>
      </form>
      {redact.isError && <ErrorNote error={redact.error} />}
    </li>
  )
}
