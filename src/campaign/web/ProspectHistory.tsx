import { formatDay } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'
import type { ProspectWhole } from './list-queries.ts'
import { stageName } from './stage-texts.ts'
import type { ListChanges } from './use-list-changes.ts'

/** Every stage, newest first, with its reason; and lines that were joined, with their own past. */
export const ProspectHistory = ({
  whole,
  changes,
}: {
  readonly whole: ProspectWhole
  readonly changes: ListChanges
}) => (
  <section>
    <h3 className="h3">{t('prospect.history')}</h3>
    <Moves moves={whole.moves} />
    {whole.joined.map((one) => (
      <div key={one.joinId} className="joined">
        <div className="row wrap">
          <p className="m2 grow">
            {t('same.joined', { name: one.prospect.name, by: one.by, day: formatDay(one.at) })}
          </p>
          <button
            type="button"
            className="btn quiet small"
            disabled={changes.isPending}
            onClick={() =>
              changes.change({ do: 'part', joinId: one.joinId, name: one.prospect.name })
            }
          >
            {t('same.part')}
          </button>
        </div>
        {one.prospect.thesis !== '' && (
          <p className="serif" dir="auto">
            {one.prospect.thesis}
          </p>
        )}
        <Moves moves={one.moves} />
      </div>
    ))}
  </section>
)

const Moves = ({ moves }: { moves: ProspectWhole['moves'] }) => (
  <ol className="moves m2">
    {moves.map((move) => (
      <li key={move.id} data-undone={move.undoneAt !== null || undefined}>
        <span>
          {move.from === null
            ? t('prospect.cameAs', { stage: stageName(move.to) })
            : t('prospect.moved', { from: stageName(move.from), to: stageName(move.to) })}
        </span>{' '}
        <span className="m">
          {t('prospect.movedBy', { by: move.by, day: formatDay(move.at) })}
          {move.undoneAt !== null && ` · ${t('prospect.undone')}`}
        </span>
        {move.reason !== '' && (
          <p className="serif" dir="auto">
            {move.reason}
          </p>
        )}
      </li>
    ))}
  </ol>
)
