import { linesOf } from '#ui/parts/form-text.ts'
import type { HandOrganisation } from './organisation-queries.ts'

/** The form as it is typed; aliases and links stand one on a line. */
export interface OrganisationForm {
  readonly name: string
  readonly kind: HandOrganisation['kind']
  readonly country: string
  readonly aliases: string
  readonly links: string
  readonly source: string
  readonly why: string
}

export const emptyOrganisation: OrganisationForm = {
  name: '',
  kind: 'lab',
  country: '',
  aliases: '',
  links: '',
  source: '',
  why: '',
}

/** What is kept of an organisation, as the form shows it. Aliases are changed on its page. */
export const organisationForm = (facts: HandOrganisation): OrganisationForm => ({
  name: facts.name,
  kind: facts.kind,
  country: facts.country,
  aliases: '',
  links: facts.links.map((link) => link.url).join('\n'),
  source: facts.source,
  why: facts.why,
})

/** The form as the server takes it. */
export const givenOf = (form: OrganisationForm) => ({
  name: form.name.trim(),
  kind: form.kind,
  country: form.country.trim().toUpperCase(),
  aliases: linesOf(form.aliases),
  links: linesOf(form.links),
  source: form.source.trim(),
  why: form.why.trim(),
})
