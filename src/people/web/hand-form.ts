import { linesOf } from '#ui/parts/form-text.ts'
import { t } from '#ui/texts/text.ts'
import type { HandFacts } from './people-queries.ts'

/** The form as it is typed; links stand one on a line. */
export interface HandPersonForm {
  readonly name: string
  readonly role: string
  readonly organisation: string
  readonly links: string
  readonly source: string
  readonly why: string
}

export const emptyHandPerson: HandPersonForm = {
  name: '',
  role: '',
  organisation: '',
  links: '',
  source: '',
  why: '',
}

/** What is kept of a person, as the form shows it. */
export const formOf = (facts: HandFacts): HandPersonForm => ({
  name: facts.name,
  role: facts.role,
  organisation: facts.organisation,
  links: facts.links.map((link) => link.url).join('\n'),
  source: facts.source,
  why: facts.why,
})

/** The form as the server takes it. */
export const givenOf = (form: HandPersonForm) => ({
  name: form.name.trim(),
  role: form.role.trim(),
  organisation: form.organisation.trim(),
  links: linesOf(form.links),
  source: form.source.trim(),
  why: form.why.trim(),
})

/** What is missing, by field, in sentences. */
export const checkHandPerson = (form: HandPersonForm): { name?: string; source?: string } => ({
  ...(form.name.trim() === '' ? { name: t('hand.needName') } : {}),
  ...(form.source.trim() === '' ? { source: t('hand.needSource') } : {}),
})
