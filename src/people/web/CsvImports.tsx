import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import type { PeopleCsvImportsOutput } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'

type Import = PeopleCsvImportsOutput['imports'][number]

/** Lists that were brought before, each with the way to take it back. */
export const CsvImports = () => {
  const queries = useQueryClient()
  const imports = useQuery({
    queryKey: ['people', 'csv', 'imports'],
    queryFn: ({ signal }) => api.people.csvImports({}, { signal }),
  })
  const undo = useMutation({
    mutationFn: (one: Import) => api.people.undoCsvImport({ importId: one.id }),
    onSuccess: ({ removed, kept }) => {
      const stays = kept.length === 0 ? '' : `; ${t('csv.kept', { count: kept.length })}`
      sayDone(`${t('csv.undone', { count: removed })}${stays}`)
      return queries.invalidateQueries()
    },
  })
  return (
    <section className="part">
      <h2>{t('csv.before')}</h2>
      {undo.isError && <ErrorNote error={undo.error} />}
      <Loaded query={imports} skeleton={<TableSkeleton rows={3} />}>
        {(data) =>
          data.imports.length === 0 ? (
            <Empty missing={t('csv.beforeNone')} why={t('csv.beforeNoneWhy')} />
          ) : (
            <>
              <ul className="box lines">
                {data.imports.map((one) => (
                  <ImportLine
                    key={one.id}
                    one={one}
                    pending={undo.isPending}
                    onUndo={() => undo.mutate(one)}
                  />
                ))}
              </ul>
              <p className="m2 under">
                <SpaLink href={paths.people({ kind: 'hand' })}>{t('csv.seePeople')}</SpaLink>
              </p>
            </>
          )
        }
      </Loaded>
    </section>
  )
}

const ImportLine = ({
  one,
  pending,
  onUndo,
}: {
  one: Import
  pending: boolean
  onUndo: () => void
}) => (
  <li className="row wrap">
    <span className="grow">
      <b>{one.fileName}</b>{' '}
      <span className="m">{t('csv.byWhen', { by: one.by, when: formatMoment(one.at) })}</span>
      <span className="m2 hint-block">
        {t('csv.result', {
          added: one.added,
          joined: one.joined,
          skipped: one.skipped,
          refused: one.refused,
        })}
      </span>
    </span>
    {one.undoneAt === null ? (
      <button
        type="button"
        className="btn line small"
        aria-label={t('csv.undoName', { name: one.fileName })}
        aria-busy={pending}
        onClick={onUndo}
      >
        {t('csv.undo')}
      </button>
    ) : (
      <span className="state">{t('csv.takenBack', { when: formatMoment(one.undoneAt) })}</span>
    )}
  </li>
)
