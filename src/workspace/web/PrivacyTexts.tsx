import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t, textOf } from '#ui/texts/text.ts'
import type { PrivacyDocument } from '../contract.ts'
import { CopyText } from './PrivacyCopy.tsx'
import { documentQuery, privacyKey } from './privacy-queries.ts'

const kinds = ['notice', 'basis'] as const

/** The published notice, and the record of why we may do this at all. */
export const TextsTab = () => (
  <section aria-label={t('privacy.tab.texts')} className="texts">
    {kinds.map((kind) => (
      <Text key={kind} kind={kind} />
    ))}
  </section>
)

const Text = ({ kind }: { kind: (typeof kinds)[number] }) => {
  const document = useQuery(documentQuery(kind))
  return (
    <section className="stack">
      <h2>{t(`texts.${kind}`)}</h2>
      <p className="m2">{t(`texts.${kind}Why`)}</p>
      <Loaded query={document} skeleton={<TextSkeleton lines={10} />}>
        {(data) => <Editor key={data.version} document={data} />}
      </Loaded>
    </section>
  )
}

const Editor = ({ document }: { document: PrivacyDocument }) => {
  const { kind, version } = document
  const queries = useQueryClient()
  const [fields, setFields] = useState(document.fields)
  const save = useMutation({
    mutationFn: () => api.workspace.writePrivacyDocument({ kind, version, fields }),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: privacyKey })
      const before = document.fields
      sayDone(t('texts.saved', { version: saved.version }), async () => {
        await api.workspace.writePrivacyDocument({
          kind,
          version: saved.version,
          fields: before,
        })
        await queries.invalidateQueries({ queryKey: privacyKey })
      })
    },
  })
  return (
    <div className="stack">
      <p className="m">
        {version === 0
          ? t('texts.proposed')
          : t('texts.version', {
              version,
              by: document.madeBy ?? '',
              when: document.madeAt === null ? '' : formatMoment(document.madeAt),
            })}
      </p>
      <CopyText label={t('texts.whole')} text={document.text} />
      {Object.entries(fields).map(([name, value]) => (
        <TextField
          key={name}
          label={textOf(`texts.${kind}.${name}`) ?? name}
          rows={value.length > 90 ? 4 : 2}
          value={value}
          onChange={(text) => setFields({ ...fields, [name]: text })}
        />
      ))}
      {save.isError && <ErrorNote error={save.error} />}
      <button
        type="button"
        className="btn primary fit"
        aria-busy={save.isPending}
        onClick={() => save.mutate()}
      >
        {t('texts.save', { version: version + 1 })}
      </button>
    </div>
  )
}
