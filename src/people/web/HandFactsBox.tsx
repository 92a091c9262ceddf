import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { LinksOut } from '#ui/parts/LinksOut.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { dossier, forgetPeople } from './people-queries.ts'
import type { HandFacts } from './people-queries.ts'

/** What a member wrote down about a person, with the way to change it and to take it back. */
export const HandFactsBox = ({ facts }: { facts: HandFacts }) => {
  const client = useQueryClient()
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => api.people.remove({ id: facts.id, version: facts.version }),
    onSuccess: async ({ person }) => {
      router.history.push(paths.people())
      client.removeQueries({ queryKey: dossier(facts.id).queryKey })
      await forgetPeople(client)
      sayDone(t('person.removed', { name: facts.name }), async () => {
        await api.people.restore({ id: person.id, version: person.version })
        await forgetPeople(client)
        router.history.push(paths.person(person.id))
        sayDone(t('person.restored', { name: person.name }))
      })
    },
  })
  return (
    <section className="hand-facts">
      <div className="row wrap">
        <h2 className="grow">{t('person.handFacts')}</h2>
        <SpaLink className="btn quiet small" href={paths.newPerson({ edit: facts.id })}>
          {t('person.edit')}
        </SpaLink>
        <button
          type="button"
          className="btn quiet small"
          onClick={() => remove.mutate()}
          disabled={remove.isPending}
        >
          {t('person.remove')}
        </button>
      </div>
      {remove.isError && <ErrorNote error={remove.error} />}
      <p className="m2">{[facts.role, facts.organisation].filter(Boolean).join(', ')}</p>
      {facts.why !== '' && (
        <blockquote className="hand-why serif" dir="auto">
          {facts.why}
        </blockquote>
      )}
      {facts.links.length > 0 && (
        <div className="row wrap hand-links">
          <LinksOut links={facts.links} />
        </div>
      )}
      <p className="m">
        {t('person.source', { source: facts.source })}
        {' · '}
        {t('person.addedBy', { by: facts.by, day: formatDay(facts.addedAt) })}
        {facts.changedAt !== facts.addedAt &&
          `, ${t('person.changedBy', { day: formatDay(facts.changedAt) })}`}
      </p>
    </section>
  )
}
