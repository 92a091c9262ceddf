import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { passkeysWorkHere } from '#ui/passkey.ts'
import { t } from '#ui/texts/text.ts'
import { recoveryQuery } from './access-queries.ts'
import { CodesToKeep } from './CodesToKeep.tsx'
import { NoPasskeysHere } from './NoPasskeysHere.tsx'
import { addPasskeyHere, deviceName } from './ways-in.ts'

/** After coming in by a code or a link: a passkey for the next time, then codes on paper. */
export const FirstPasskey = ({ onDone }: { onDone: () => void }) => {
  const [step, setStep] = useState<'passkey' | 'codes'>('passkey')
  const add = useMutation({
    mutationFn: (name: string) => addPasskeyHere(name),
    onSuccess: () => setStep('codes'),
  })
  if (step === 'codes') return <PaperCodes onDone={onDone} />
  if (!passkeysWorkHere()) {
    return (
      <NoPasskeysHere>
        <button type="button" className="btn primary big" onClick={onDone}>
          {t('firstPasskey.goOn')}
        </button>
      </NoPasskeysHere>
    )
  }
  return (
    <form className="stack" onSubmit={onSend((form) => add.mutate(formText(form, 'name')))}>
      <h1>{t('firstPasskey.title')}</h1>
      <p className="m2">{t('firstPasskey.why')}</p>
      <Field
        label={t('passkeys.name')}
        hint={t('passkeys.nameHint')}
        name="name"
        defaultValue={deviceName()}
        maxLength={60}
        required
      />
      {add.isError && <ErrorNote error={add.error} />}
      <button
        type="submit"
        className="btn primary big"
        aria-busy={add.isPending}
        disabled={add.isPending}
      >
        {t('firstPasskey.make')}
      </button>
      <button type="button" className="btn quiet" onClick={onDone}>
        {t('firstPasskey.later')}
      </button>
      <p className="m">{t('firstPasskey.laterWhy')}</p>
    </form>
  )
}

/** Ten codes for the day on which every device is lost. */
export const PaperCodes = ({ onDone }: { onDone: () => void }) => {
  const { data } = useQuery(recoveryQuery)
  return (
    <div className="stack">
      <h1>{t('recovery.title')}</h1>
      <p className="m2">{t('recovery.why')}</p>
      <CodesToKeep again={false}>
        <button type="button" className="btn primary" onClick={onDone}>
          {t('recovery.kept')}
        </button>
      </CodesToKeep>
      <button type="button" className="btn quiet no-print without-codes" onClick={onDone}>
        {data && data.left > 0 ? t('recovery.haveSome') : t('firstPasskey.later')}
      </button>
    </div>
  )
}
