import { Keys } from '#ui/keyboard/Keys.tsx'
import { t } from '#ui/texts/text.ts'
import type { ListActs } from './use-list-acts.ts'

/** What can be done with the chosen lines; at the foot while any is chosen. */
export const SelectionBar = ({
  count,
  acts,
  onClear,
}: {
  readonly count: number
  readonly acts: ListActs
  readonly onClear: () => void
}) => (
  <section className="row wrap selection" aria-label={t('list.selection')}>
    <b role="status">{t('list.selected', { count })}</b>
    <button type="button" className="btn line small" onClick={acts.askStage}>
      {t('list.act.stage')} <Keys keys="t" />
    </button>
    <button type="button" className="btn line small" onClick={acts.askOwner}>
      {t('list.act.owner')} <Keys keys="o" />
    </button>
    <button type="button" className="btn line small" onClick={acts.askVotes}>
      {t('votes.ask')} <Keys keys="v" />
    </button>
    <button type="button" className="btn line small" onClick={acts.askArea}>
      {t('list.act.area')}
    </button>
    <span className="row" role="group" aria-label={t('list.act.tier')}>
      {(['A', 'B', 'C'] as const).map((tier, index) => (
        <button
          key={tier}
          type="button"
          className="btn line small"
          onClick={() => acts.setTier(tier)}
        >
          <span className="sr">{t('list.act.tier')} </span>
          {tier} <Keys keys={String(index + 1)} />
        </button>
      ))}
    </span>
    <button type="button" className="btn line small" onClick={acts.askCompartment}>
      {t('list.act.compartment')}
    </button>
    <button type="button" className="btn line small danger" onClick={acts.remove}>
      {t('list.act.remove')}
    </button>
    <span className="grow" />
    <button type="button" className="btn quiet small" onClick={onClear}>
      {t('list.act.clear')} <Keys keys="Escape" />
    </button>
  </section>
)
