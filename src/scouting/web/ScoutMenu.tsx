import { scoutingLimits } from '#scouting/contract.ts'
import { csvAddress } from '#ui/api.gen.ts'
import { formatNumber } from '#ui/format.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { weightsAreDefault } from './scout-search.ts'
import type { Ranking } from './use-ranking.ts'
import type { Scout } from './use-scout.ts'
import { weightsFoldId } from './WeightsFold.tsx'

/** Takes the ranked people elsewhere, as many as one request may bring. */
export const ScoutMenu = ({ scout, ranking }: { scout: Scout; ranking: Ranking }) => {
  if (!scout.asks) return null
  const count = Math.min(ranking.total, scoutingLimits.top)
  const input = { ...scout.question, top: scoutingLimits.top, offset: 0, works: 5 }
  return (
    <ExportMenu
      csv={csvAddress.scouting.rank(input)}
      csvText={t('scout.exportCsv', { count })}
      jsonText={t('scout.exportJson', { count })}
      jsonName="people.json"
    />
  )
}

/** How many people from how many works, how fast, and with which weights. */
export const Totals = ({ scout, ranking }: { scout: Scout; ranking: Ranking }) => {
  const totals = ranking.answer?.totals
  if (!totals || !scout.asks) return null
  return (
    <p className="m only-desk totals" data-old={ranking.stale || undefined}>
      <NumberDoor
        href={scout.href({ why: undefined })}
        label={t('scout.peopleLabel', { count: totals.people })}
      >
        {t('scout.people', { count: totals.people })}
      </NumberDoor>{' '}
      {t('scout.from')}{' '}
      <NumberDoor href={paths.literature()}>{t('scout.works', { count: totals.works })}</NumberDoor>{' '}
      {t('scout.in', { milliseconds: formatNumber(Math.round(totals.tookMs)) })} ·{' '}
      <NumberDoor onOpen={showWeights}>
        {t('scout.weights', {
          which: weightsAreDefault(scout.search)
            ? t('scout.weightsDefault')
            : t('scout.weightsOwn'),
        })}
      </NumberDoor>
    </p>
  )
}

const showWeights = (): void => {
  const fold = document.getElementById(weightsFoldId)
  if (!(fold instanceof HTMLDetailsElement)) return
  fold.open = true
  fold.scrollIntoView({ block: 'nearest' })
  fold.querySelector('summary')?.focus()
}
