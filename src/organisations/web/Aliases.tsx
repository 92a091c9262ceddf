import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetOrganisations } from './organisation-queries.ts'
import type { Organisation, OrganisationAlias } from './organisation-queries.ts'

interface AliasesProps {
  readonly organisation: Organisation
  readonly aliases: readonly OrganisationAlias[]
}

/** Other names of an organisation; one can be added and taken away again. */
export const Aliases = ({ organisation, aliases }: AliasesProps) => {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: (alias: OrganisationAlias) =>
      api.organisations.removeAlias({ aliasId: alias.id, version: alias.version }),
    onSuccess: async ({ alias }) => {
      await forgetOrganisations(client)
      sayDone(t('organisation.aliasRemoved', { name: alias.name }), async () => {
        await api.organisations.restoreAlias({ aliasId: alias.id, version: alias.version })
        await forgetOrganisations(client)
      })
    },
  })
  return (
    <section>
      <h2>{t('organisation.aliases')}</h2>
      {aliases.length === 0 && <p className="m2">{t('organisation.aliasNone')}</p>}
      <ul className="m2">
        {aliases.map((alias) => (
          <li key={alias.id} className="row">
            <span className="grow" dir="auto">
              {alias.name}
              {alias.joined !== null && <span className="tag"> {t('organisation.joined')}</span>}
            </span>
            <button
              type="button"
              className="btn quiet small"
              aria-label={t('organisation.aliasRemove', { name: alias.name })}
              disabled={remove.isPending}
              onClick={() => remove.mutate(alias)}
            >
              {t('organisation.remove')}
            </button>
          </li>
        ))}
      </ul>
      {remove.isError && <ErrorNote error={remove.error} />}
      <AddAlias organisation={organisation} />
    </section>
  )
}

const AddAlias = ({ organisation }: { organisation: Organisation }) => {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: () => api.organisations.addAlias({ id: organisation.id, name: name.trim() }),
    onSuccess: async ({ alias }) => {
      setName('')
      await forgetOrganisations(client)
      sayDone(t('organisation.aliasKept', { name: alias.name }), async () => {
        await api.organisations.removeAlias({ aliasId: alias.id, version: alias.version })
        await forgetOrganisations(client)
      })
    },
  })
  return (
    <>
      {add.isError && <ErrorNote error={add.error} />}
      <form
        className="row alias-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '' && !add.isPending) add.mutate()
        }}
      >
        <Field
          className="grow"
          label={t('organisation.aliasName')}
          value={name}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="btn line" aria-disabled={name.trim() === ''}>
          {t('organisation.aliasAdd')}
        </button>
      </form>
    </>
  )
}
