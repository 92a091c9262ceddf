import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import type { WorkspacePreviewErasureOutput } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { t } from '#ui/texts/text.ts'
import { erasurePreviewQuery, erasureQuery, privacyKey } from './privacy-queries.ts'

/** Erasing for good: what goes, what stays and why, and the name typed again. */
export const ErasePart = ({ id, requestId, onAsked }: PreviewProps) => {
  const [looking, setLooking] = useState(requestId !== undefined)
  const [erasureId, setErasureId] = useState<string | null>(null)
  return (
    <section className="erase stack">
      <h2>{t('erase.title')}</h2>
      <p className="m2">{t('erase.why')}</p>
      {erasureId === null && !looking && (
        <button type="button" className="btn line fit" onClick={() => setLooking(true)}>
          {t('erase.look')}
        </button>
      )}
      {erasureId === null && looking && (
        <Preview
          id={id}
          requestId={requestId}
          onAsked={(asked) => {
            setErasureId(asked)
            onAsked(asked)
          }}
        />
      )}
      {erasureId !== null && <Progress id={erasureId} />}
    </section>
  )
}

interface PreviewProps {
  readonly id: string
  readonly requestId: string | undefined
  readonly onAsked: (erasureId: string) => void
}

const Preview = ({ id, requestId, onAsked }: PreviewProps) => {
  const preview = useQuery(erasurePreviewQuery(id))
  const queries = useQueryClient()
  const erase = useMutation({
    mutationFn: (name: string) =>
      api.workspace.erase({ personId: id, name, ...(requestId ? { requestId } : {}) }),
    onSuccess: async ({ erasure }) => {
      onAsked(erasure.id)
      await queries.invalidateQueries({ queryKey: privacyKey })
    },
  })
  return (
    <Loaded query={preview} skeleton={<TextSkeleton lines={8} />}>
      {(data) => (
        <>
          <div className="goes-stays">
            <Goes preview={data} />
            <Stays preview={data} />
          </div>
          <form className="stack" onSubmit={onSend((form) => erase.mutate(formText(form, 'name')))}>
            <Field
              label={t('erase.name')}
              hint={t('erase.nameHint', { name: data.person.name })}
              name="name"
              autoComplete="off"
              required
              maxLength={300}
            />
            {erase.isError && <ErrorNote error={erase.error} />}
            <button type="submit" className="btn danger fit" aria-busy={erase.isPending}>
              {t('erase.submit', { name: data.person.name })}
            </button>
          </form>
        </>
      )}
    </Loaded>
  )
}

const Goes = ({ preview }: { preview: WorkspacePreviewErasureOutput }) => (
  <section>
    <h3>{t('erase.goes')}</h3>
    <ul className="kept">
      {preview.goes.flatMap(({ room, sections }) =>
        sections.map((section) => (
          <li key={`${room} ${section.heading}`}>
            <details>
              <summary>
                {section.heading} <span className="dim">{section.items.length}</span>
              </summary>
              <ul className="bullets m2">
                {section.items.map((item, index) => (
                  // Two items may read alike; their order is the order of the report.
                  <li key={index} dir="auto">
                    {item.text}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )),
      )}
    </ul>
    <p className="m">{t('erase.goesToo')}</p>
  </section>
)

const Stays = ({ preview }: { preview: WorkspacePreviewErasureOutput }) => (
  <section>
    <h3>{t('erase.stays')}</h3>
    <ul className="kept">
      {preview.stays.map(({ what, why }) => (
        <li key={what}>
          {what} <span className="m block">{why}</span>
        </li>
      ))}
    </ul>
  </section>
)

const Progress = ({ id }: { id: string }) => {
  const erasure = useQuery(erasureQuery(id))
  const state = erasure.data?.erasure.state ?? 'asked'
  const waits = (erasure.data?.erasure.waitsIn.length ?? 0) > 0
  return (
    <p className="box note" role="status">
      {state === 'done' && <b className="good">{t('erase.done')}</b>}
      {state === 'done' && waits && ` ${t('erase.waits')}`}
      {state === 'asked' && t('erase.underWay')}
      {state === 'failed' && <b className="bad">{erasure.data?.erasure.failure}</b>}
    </p>
  )
}
