import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { passkeysWorkHere } from '#ui/passkey.ts'
import { t } from '#ui/texts/text.ts'
import { codeInAddress } from './code-in-address.ts'

interface CodeFormProps {
  readonly pending: boolean
  readonly error: unknown
  readonly onCode: (typed: string) => void
}

/** The other ways in: a code from the terminal, or one of the printed ones. */
export const CodeForm = ({ pending, error, onCode }: CodeFormProps) => (
  <details className="other-ways" open={codeInAddress() !== '' || !passkeysWorkHere()}>
    <summary>{t('signIn.other')}</summary>
    <form className="stack" onSubmit={onSend((form) => onCode(formText(form, 'code')))}>
      <p className="m2">{t('signIn.why')}</p>
      <p className="cli code">{t('signIn.command')}</p>
      <Field
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        name="code"
        defaultValue={codeInAddress()}
        // `webauthn` lets the browser offer passkeys in this field.
        autoComplete="one-time-code webauthn"
        autoCapitalize="characters"
        spellCheck={false}
        data-code
        required
      />
      {error !== null && <ErrorNote error={error} />}
      <button type="submit" className="btn" aria-busy={pending} disabled={pending}>
        {pending ? t('signIn.submitting') : t('signIn.byCode')}
      </button>
    </form>
  </details>
)
