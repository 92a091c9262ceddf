import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { passkeysWorkHere } from '#ui/passkey.ts'
import { t } from '#ui/texts/text.ts'
import type { Passkey } from '../contract.ts'
import { passkeysQuery } from './access-queries.ts'
import { addPasskeyHere, deviceName } from './ways-in.ts'

/** The passkeys of the one who is signed in: named, added, taken out. */
export const Passkeys = () => {
  const queries = useQueryClient()
  const add = useMutation({
    mutationFn: (name: string) => addPasskeyHere(name),
    onSuccess: async ({ passkey }) => {
      sayDone(t('passkeys.added', { name: passkey.name }))
      await queries.invalidateQueries({ queryKey: passkeysQuery.queryKey })
    },
  })
  return (
    <section aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{t('passkeys.title')}</h2>
      <p className="m2">{t('passkeys.why')}</p>
      <Loaded query={useQuery(passkeysQuery)} skeleton={<TableSkeleton rows={2} />}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <p className="box note doubt">{t('passkeys.none')}</p>
          ) : (
            <ul className="box lines">
              {passkeys.map((passkey) => (
                <PasskeyLine key={passkey.id} passkey={passkey} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {passkeysWorkHere() ? (
        <form
          className="row wrap add-passkey"
          onSubmit={onSend((form) => add.mutate(formText(form, 'name')))}
        >
          <Field
            className="grow"
            label={t('passkeys.name')}
            hint={t('passkeys.nameHint')}
            name="name"
            defaultValue={deviceName()}
            maxLength={60}
            required
          />
          <button type="submit" className="btn" aria-busy={add.isPending}>
            {t('passkeys.add')}
          </button>
        </form>
      ) : (
        <p className="box note doubt">{t('noPasskeys.plain', { address: location.origin })}</p>
      )}
      {add.isError && <ErrorNote error={add.error} />}
    </section>
  )
}

const PasskeyLine = ({ passkey }: { passkey: Passkey }) => {
  const [naming, setNaming] = useState(false)
  const { rename, remove } = usePasskeyChange(passkey, () => setNaming(false))
  return (
    <li className="row wrap">
      {naming ? (
        <form
          className="row wrap grow"
          onSubmit={onSend((form) => rename.mutate(formText(form, 'name')))}
        >
          <Field
            className="grow"
            label={t('passkeys.name')}
            name="name"
            defaultValue={passkey.name}
            maxLength={60}
            required
            autoFocus
          />
          <button type="submit" className="btn small" aria-busy={rename.isPending}>
            {t('settings.save')}
          </button>
        </form>
      ) : (
        <span className="grow">
          {passkey.name}
          <span className="m hint-block">
            {t('passkeys.at', { at: passkey.at })} ·{' '}
            {passkey.lastUsedAt
              ? t('passkeys.used', { when: formatMoment(passkey.lastUsedAt) })
              : t('passkeys.addedAt', { when: formatMoment(passkey.addedAt) })}
          </span>
        </span>
      )}
      <button
        type="button"
        className="btn line small"
        aria-label={t('passkeys.renameName', { name: passkey.name })}
        aria-expanded={naming}
        onClick={() => setNaming(!naming)}
      >
        {t('passkeys.rename')}
      </button>
      <button
        type="button"
        className="btn danger small"
        aria-label={t('passkeys.removeName', { name: passkey.name })}
        onClick={() => remove.mutate()}
      >
        {t('passkeys.remove')}
      </button>
      {(rename.isError || remove.isError) && <ErrorNote error={rename.error ?? remove.error} />}
    </li>
  )
}

const usePasskeyChange = ({ id, name, version }: Passkey, onNamed: () => void) => {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey })
  const rename = useMutation({
    mutationFn: (wanted: string) => api.workspace.renamePasskey({ id, version, name: wanted }),
    onSuccess: () => {
      onNamed()
      return again()
    },
  })
  const remove = useMutation({
    mutationFn: () => api.workspace.removePasskey({ id }),
    onSuccess: () => {
      sayDone(t('passkeys.removed', { name }))
      return again()
    },
  })
  return { rename, remove }
}
