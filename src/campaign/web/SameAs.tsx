import { t } from '#ui/texts/text.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import type { ProspectShown } from './list-queries.ts'
import { prospectPath } from './prospect-path.ts'
import { stageName } from './stage-texts.ts'
import type { ListChanges } from './use-list-changes.ts'

interface SameAsProps {
  readonly line: ProspectShown
  readonly others: readonly ProspectShown[]
  readonly changes: ListChanges
}

/** Other lines that turned out to be the same somebody, with the offer to make one of them. */
export const SameAs = ({ line, others, changes }: SameAsProps) => (
  <section className="box note doubt">
    <p>
      <b>{t('same.title', { count: others.length })}</b> {t('same.why')}
    </p>
    <ul className="stack">
      {others.map((other) => (
        <li key={other.id}>
          <p>
            <SpaLink href={prospectPath(other)} dir="auto">
              {other.name}
            </SpaLink>{' '}
            <span className="m">
              {[other.affiliation, stageName(other.stage), other.owner?.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
          {other.thesis !== '' && (
            <p className="serif" dir="auto">
              {other.thesis}
            </p>
          )}
          <button
            type="button"
            className="btn line small"
            disabled={changes.isPending}
            onClick={() => changes.change({ do: 'join', keep: line, other })}
          >
            {t('same.join')}
          </button>
        </li>
      ))}
    </ul>
  </section>
)
