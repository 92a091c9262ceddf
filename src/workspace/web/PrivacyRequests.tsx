import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { Picker, type Pick } from '#ui/parts/Picker.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { requestKinds, type PrivacyRequest } from '../contract.ts'
import { privacyKey, requestsQuery } from './privacy-queries.ts'

type Kind = (typeof requestKinds)[number]

/** The register of what people asked of us: open ones first, the next due on top. */
export const RequestsTab = () => {
  const [adding, setAdding] = useState(false)
  const requests = useQuery(requestsQuery)
  return (
    <section aria-label={t('privacy.tab.requests')} className="stack">
      <div className="row wrap">
        <p className="m2 grow">{t('requests.why')}</p>
        <button type="button" className="btn primary" onClick={() => setAdding(true)}>
          {t('requests.add')}
        </button>
      </div>
      <Loaded query={requests} skeleton={<TableSkeleton rows={6} />}>
        {(data) =>
          data.requests.length === 0 ? (
            <Empty missing={t('requests.none')} why={t('requests.noneWhy')} />
          ) : (
            <Requests requests={data.requests} />
          )
        }
      </Loaded>
      {adding && <AddRequest onClose={() => setAdding(false)} />}
    </section>
  )
}

const Requests = ({ requests }: { requests: readonly PrivacyRequest[] }) => (
  <table className="table stacks">
    <thead>
      <tr>
        <th scope="col">{t('requests.who')}</th>
        <th scope="col">{t('requests.what')}</th>
        <th scope="col">{t('requests.due')}</th>
        <th scope="col">{t('requests.state')}</th>
      </tr>
    </thead>
    <tbody>
      {requests.map((one) => (
        <tr key={one.id}>
          <td>
            <SpaLink href={paths.privacyRequest(one.id)} dir="auto">
              <b>{one.name || t('requests.erasedName')}</b>
            </SpaLink>
          </td>
          <td>{t(`requests.kind.${one.kind}`)}</td>
          <td className="nw">
            <time dateTime={one.dueAt} className={one.isLate ? 'late' : ''}>
              {one.isLate ? t('notices.late', { day: formatDay(one.dueAt) }) : formatDay(one.dueAt)}
            </time>
          </td>
          <td className="dim">
            {one.endedAt === null
              ? t('requests.state.open')
              : t('requests.ended', {
                  state: t(`requests.state.${one.state}`),
                  day: formatDay(one.endedAt),
                  by: one.endedBy ?? '',
                })}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

interface Chosen {
  readonly id: string
  readonly name: string
}

const AddRequest = ({ onClose }: { onClose: () => void }) => {
  const router = useRouter()
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind>('access')
  const [person, setPerson] = useState<Chosen | null>(null)
  const [words, setWords] = useState('')
  const add = useMutation({
    mutationFn: (form: FormData) => {
      const day = formText(form, 'received')
      return api.workspace.addPrivacyRequest({
        kind,
        name: formText(form, 'name') || (person?.name ?? ''),
        channel: formText(form, 'channel'),
        words,
        ...(person ? { personId: person.id } : {}),
        ...(day === '' ? {} : { receivedAt: new Date(`${day}T12:00:00`).toISOString() }),
      })
    },
    onSuccess: async ({ request }) => {
      await queries.invalidateQueries({ queryKey: privacyKey })
      router.history.push(paths.privacyRequest(request.id))
    },
  })
  return (
    <Dialog title={t('requests.add')} onClose={onClose}>
      <form className="stack" onSubmit={onSend((form) => add.mutate(form))}>
        <div className="field">
          <span className="label" aria-hidden="true">
            {t('requests.what')}
          </span>
          <Choice
            label={t('requests.what')}
            value={kind}
            options={requestKinds.map((value) => ({ value, text: t(`requests.kind.${value}`) }))}
            onChoose={setKind}
          />
        </div>
        <PersonField person={person} onChoose={setPerson} />
        <Field
          key={person?.id ?? 'nobody'}
          label={t('requests.name')}
          hint={t('requests.nameHint')}
          name="name"
          defaultValue={person?.name ?? ''}
          required
          maxLength={300}
        />
        <Field label={t('requests.channel')} name="channel" optional maxLength={300} />
        <Field label={t('requests.received')} name="received" type="date" optional />
        <TextField
          label={t('requests.words')}
          optional
          rows={4}
          value={words}
          onChange={setWords}
        />
        {add.isError && <ErrorNote error={add.error} />}
        <button type="submit" className="btn primary fit" aria-busy={add.isPending}>
          {t('requests.save')}
        </button>
      </form>
    </Dialog>
  )
}

/** Whoever is meant, if we keep them: by name, with works or by hand. */
const PersonField = ({
  person,
  onChoose,
}: {
  person: Chosen | null
  onChoose: (person: Chosen | null) => void
}) => (
  <Picker<Pick & Chosen>
    label={t('requests.person')}
    hint={t('requests.personHint')}
    name="privacy-person"
    nothing={t('requests.personNone')}
    find={async (query, signal) => {
      const { people } = await api.people.find({ query, limit: 8 }, { signal })
      return people.map((one) => ({
        id: one.id,
        name: one.name,
        text: [one.name, one.organisation].filter(Boolean).join(', '),
        shown: (
          <span>
            <b dir="auto">{one.name}</b> <span className="dim">{one.organisation}</span>
          </span>
        ),
      }))
    }}
    onChoose={(choice) => onChoose({ id: choice.id, name: choice.name })}
  >
    {person && (
      <p className="row">
        <b className="grow" dir="auto">
          {person.name}
        </b>
        <button type="button" className="btn quiet small" onClick={() => onChoose(null)}>
          {t('requests.personOther')}
        </button>
      </p>
    )}
  </Picker>
)
