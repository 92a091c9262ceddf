import { t } from '../texts/text.ts'
import { Field } from './Field.tsx'
import { TextField } from './TextField.tsx'

/** What one writes down of anything kept by hand, besides its name. */
export interface ByHandForm {
  readonly why: string
  /** One address a line. */
  readonly links: string
  readonly source: string
}

interface ByHandFieldsProps {
  readonly form: ByHandForm
  /** Label of the reason: why this person, why this organisation. */
  readonly why: string
  readonly linksHint: string
  readonly wrongSource: string | undefined
  readonly onChange: (change: Partial<ByHandForm>) => void
}

/** Why, links and source: the end of every form by hand. */
export const ByHandFields = ({ form, onChange, ...props }: ByHandFieldsProps) => (
  <>
    <TextField
      label={props.why}
      optional
      rows={3}
      value={form.why}
      onChange={(why) => onChange({ why })}
    />
    <TextField
      label={t('byHand.links')}
      hint={props.linksHint}
      optional
      rows={2}
      value={form.links}
      onChange={(links) => onChange({ links })}
    />
    <Field
      label={t('byHand.source')}
      hint={t('byHand.sourceHint')}
      wrong={props.wrongSource}
      value={form.source}
      autoComplete="off"
      onChange={(event) => onChange({ source: event.target.value })}
    />
  </>
)
