import './room.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { workspaceStatus } from '#ui/queries.ts'
import { t, textOf } from '#ui/texts/text.ts'
import { MailSection } from './MailSection.tsx'
import { mayNotify } from './notify.ts'
import { useRoom } from './room-store.ts'

const preferenceKey = ['party', 'preference'] as const

/** How a member is told: zone, quiet hours, notifications, digests, quiet lines. */
export const ToldPage = () => {
  const status = useQuery(workspaceStatus)
  const member = status.data?.actor === 'member'
  const query = useQuery({
    queryKey: preferenceKey,
    queryFn: ({ signal }) => api.party.preference({}, { signal }),
    enabled: member,
  })
  return (
    <div className="page-pad rm-told">
      <h1>{t('told.title')}</h1>
      {status.data && !member ? (
        <Empty missing={t('told.memberOnly')} why={t('told.memberOnlyWhy')} />
      ) : (
        <Loaded query={query} skeleton={<TextSkeleton lines={14} />}>
          {(preference) => (
            <>
              <ToldForm key={preference.version} start={preference} />
              {status.data?.member?.role === 'founder' && (
                <MailSection mailTo={preference.mailTo} />
              )}
            </>
          )}
        </Loaded>
      )}
    </div>
  )
}

type Preference = Awaited<ReturnType<typeof api.party.preference>>

/** As the fields of the page hold it: no digest is an empty time. */
type Form = Omit<Preference, 'morningAt' | 'eveningAt'> & {
  readonly morningAt: string
  readonly eveningAt: string
}

interface PartProps {
  readonly form: Form
  readonly set: (change: Partial<Form>) => void
}

const ToldForm = ({ start }: { start: Preference }) => {
  const client = useQueryClient()
  const [form, setForm] = useState<Form>({
    ...start,
    // Chosen once, it stays; until then it is the zone of this browser.
    zone: start.version === 1 ? ownZone() : start.zone,
    morningAt: start.morningAt ?? '',
    eveningAt: start.eveningAt ?? '',
  })
  const save = useMutation({
    mutationFn: () => {
      const { quietUntil: _until, ...chosen } = form
      return api.party.setPreference({
        ...chosen,
        muted: [...form.muted],
        morningAt: form.morningAt === '' ? null : form.morningAt,
        eveningAt: form.eveningAt === '' ? null : form.eveningAt,
      })
    },
    onSuccess: (kept) => {
      client.setQueryData(preferenceKey, kept)
      sayDone(t('told.saved'))
    },
  })
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) save.mutate()
      }}
    >
      <QuietSection form={form} set={set} />
      <NoticeSection form={form} set={set} />
      <DigestSection form={form} set={set} />
      <MuteSection form={form} set={set} />
      {save.isError && <ErrorNote error={save.error} />}
      <section>
        <button type="submit" className="btn primary" aria-disabled={save.isPending}>
          {t('told.save')}
        </button>
      </section>
    </form>
  )
}

const QuietSection = ({ form, set }: PartProps) => (
  <section className="stack">
    <h2>{t('told.quiet')}</h2>
    <Field
      label={t('told.zone')}
      value={form.zone}
      list="rm-zones"
      onChange={(event) => set({ zone: event.target.value })}
    />
    <datalist id="rm-zones">
      {Intl.supportedValuesOf('timeZone').map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
    <label className="check">
      <input
        type="checkbox"
        checked={form.quietOn}
        onChange={(event) => set({ quietOn: event.target.checked })}
      />
      {t('told.quietOn')}
    </label>
    <div className="rm-two">
      <Field
        label={t('told.quietFrom')}
        type="time"
        value={form.quietFrom}
        onChange={(event) => set({ quietFrom: event.target.value })}
      />
      <Field
        label={t('told.quietTo')}
        type="time"
        value={form.quietTo}
        hint={t('told.quietWhy')}
        onChange={(event) => set({ quietTo: event.target.value })}
      />
    </div>
  </section>
)

const NoticeSection = ({ form, set }: PartProps) => (
  <section className="stack">
    <h2>{t('told.notify')}</h2>
    <Choice
      label={t('told.notify')}
      value={form.notify}
      options={(['all', 'mentions', 'none'] as const).map((value) => ({
        value,
        text: t(`told.notify.${value}`),
      }))}
      onChoose={(notify) => set({ notify })}
    />
    <AllowNotices />
  </section>
)

const DigestSection = ({ form, set }: PartProps) => (
  <section className="stack">
    <h2>{t('told.digest')}</h2>
    <div className="rm-two">
      <Field
        label={t('told.morning')}
        type="time"
        value={form.morningAt}
        hint={t('told.noDigest')}
        onChange={(event) => set({ morningAt: event.target.value })}
      />
      <Field
        label={t('told.evening')}
        type="time"
        value={form.eveningAt}
        hint={t('told.noDigest')}
        onChange={(event) => set({ eveningAt: event.target.value })}
      />
    </div>
    <Field
      label={t('told.mailTo')}
      type="email"
      optional
      value={form.mailTo}
      hint={t('told.mailToWhy')}
      onChange={(event) => set({ mailTo: event.target.value })}
    />
  </section>
)

const MuteSection = ({ form, set }: PartProps) => {
  const { room } = useRoom()
  return (
    <section className="stack">
      <h2>{t('told.mute')}</h2>
      {room?.lineKinds.length === 0 && <p className="m2">{t('told.noKinds')}</p>}
      {(room?.lineKinds ?? []).map((kind) => (
        <label key={kind} className="check">
          <input
            type="checkbox"
            checked={form.muted.includes(kind)}
            onChange={(event) =>
              set({
                muted: event.target.checked
                  ? [...form.muted, kind]
                  : form.muted.filter((one) => one !== kind),
              })
            }
          />
          {textOf(`line.kind.${kind}`) ?? kind}
        </label>
      ))}
    </section>
  )
}

/** The browser asks when one presses the button, never by itself. */
const AllowNotices = () => {
  const [may, setMay] = useState(mayNotify)
  if (may === 'unable') return <p className="m2">{t('told.unable')}</p>
  if (may === 'granted') return <p className="m2">{t('told.allowed')}</p>
  if (may === 'denied') return <p className="m2">{t('told.denied')}</p>
  return (
    <button
      type="button"
      className="btn line fit"
      onClick={() => void Notification.requestPermission().then(setMay)}
    >
      {t('told.allow')}
    </button>
  )
}

const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
