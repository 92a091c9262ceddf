import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { mailSecurities } from '#party/contract.ts'
import { api } from '#ui/api.gen.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'

const mailKey = ['party', 'mail'] as const
type Mail = Awaited<ReturnType<typeof api.party.mail>>

/** The mail server of the digests, for the founder. */
export const MailSection = ({ mailTo }: { readonly mailTo: string }) => {
  const query = useQuery({
    queryKey: mailKey,
    queryFn: ({ signal }) => api.party.mail({}, { signal }),
  })
  return (
    <section className="stack">
      <h2>{t('mail.title')}</h2>
      <p className="m2">{t('mail.why')}</p>
      <Loaded query={query} skeleton={<TextSkeleton lines={6} />}>
        {(mail) => <MailForm key={mail.version} start={mail} mailTo={mailTo} />}
      </Loaded>
    </section>
  )
}

/** As the fields hold it. */
type MailEdited = Omit<Mail, 'port'> & { readonly port: string; readonly password: string }

const MailForm = ({ start, mailTo }: { start: Mail; mailTo: string }) => {
  const client = useQueryClient()
  const [form, setForm] = useState<MailEdited>({ ...start, port: String(start.port), password: '' })
  const set = (change: Partial<MailEdited>): void => setForm({ ...form, ...change })
  const save = useMutation({
    mutationFn: () =>
      api.party.setMail({
        version: form.version,
        host: form.host,
        port: Number(form.port),
        security: form.security,
        login: form.login,
        sender: form.sender,
        ...(form.password === '' ? {} : { password: form.password }),
      }),
    onSuccess: (kept) => {
      client.setQueryData(mailKey, kept)
      sayDone(t('mail.saved'))
    },
  })
  const test = useMutation({
    mutationFn: () => api.party.testMail({ to: mailTo }),
    onSuccess: () => sayDone(t('mail.tested')),
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) save.mutate()
      }}
    >
      <MailFields start={start} form={form} set={set} />
      {save.isError && <ErrorNote error={save.error} />}
      {test.isError && <ErrorNote error={test.error} />}
      <div className="row wrap">
        <button type="submit" className="btn line" aria-disabled={save.isPending}>
          {t('mail.save')}
        </button>
        {start.setUp && mailTo !== '' && (
          <button
            type="button"
            className="btn quiet"
            aria-disabled={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('mail.test', { to: mailTo })}
          </button>
        )}
      </div>
      {start.setUp && mailTo === '' && <p className="m2">{t('mail.testNone')}</p>}
    </form>
  )
}

interface MailFieldsProps {
  readonly start: Mail
  readonly form: MailEdited
  readonly set: (change: Partial<MailEdited>) => void
}

const MailFields = ({ start, form, set }: MailFieldsProps) => (
  <>
    <div className="rm-two">
      <Field
        label={t('mail.host')}
        value={form.host}
        onChange={(event) => set({ host: event.target.value })}
      />
      <Field
        label={t('mail.port')}
        inputMode="numeric"
        value={form.port}
        onChange={(event) => set({ port: event.target.value })}
      />
      <Field
        label={t('mail.login')}
        autoComplete="off"
        value={form.login}
        onChange={(event) => set({ login: event.target.value })}
      />
      <Field
        label={t('mail.password')}
        type="password"
        autoComplete="new-password"
        value={form.password}
        hint={start.hasPassword ? t('mail.passwordKept') : undefined}
        onChange={(event) => set({ password: event.target.value })}
      />
    </div>
    <Choice
      label={t('mail.security')}
      value={form.security}
      options={mailSecurities.map((value) => ({ value, text: t(`mail.security.${value}`) }))}
      onChoose={(security) => set({ security })}
    />
    <Field
      label={t('mail.sender')}
      type="email"
      value={form.sender}
      onChange={(event) => set({ sender: event.target.value })}
    />
  </>
)
