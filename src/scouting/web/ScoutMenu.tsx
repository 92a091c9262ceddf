import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { scoutingLimits } from '#scouting/contract.ts'
import { csvAddress } from '#ui/api.gen.ts'
import { formatNumber } from '#ui/format.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { jsonAddress } from './json-address.ts'
import { weightsAreDefault } from './scout-search.ts'
import type { Ranking } from './use-ranking.ts'
import type { Scout } from './use-scout.ts'
import { weightsFoldId } from './WeightsFold.tsx'

/** Takes the search elsewhere: as a table, as data, as an address for a colleague. */
export const ScoutMenu = ({ scout, ranking }: { scout: Scout; ranking: Ranking }) => {
  if (!scout.asks) return null
  const count = Math.min(ranking.total, scoutingLimits.top)
  const input = { ...scout.question, top: scoutingLimits.top, offset: 0, works: 5 }
  return (
    <Menu position="bottom-end" withinPortal={false} width={260}>
      <Menu.Target>
        <button type="button" className="btn quiet small export">
          {t('scout.export')}
          <IconChevronDown className="icon s" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={csvAddress.scouting.rank(input)} download>
          {t('scout.exportCsv', { count })}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={jsonAddress(csvAddress.scouting.rank(input))}
          download="people.json"
        >
          {t('scout.exportJson', { count })}
        </Menu.Item>
        <Menu.Item onClick={() => void copyAddress()}>{t('scout.copyAddress')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Puts the address of what is shown on the clipboard and says so. */
export const copyAddress = async (): Promise<void> => {
  try {
    await navigator.clipboard.writeText(location.href)
    sayDone(t('scout.copied'))
  } catch {
    // Forbidden by the browser or its owner; the address line is still there.
    sayDone(t('scout.copyFailed'))
  }
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
