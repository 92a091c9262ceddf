import { formatYears } from '#ui/format.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Person } from './people-queries.ts'
import { PersonPicker } from './PersonPicker.tsx'
import type { Decisions } from './use-decisions.ts'

interface LookalikesProps {
  readonly person: Person
  readonly lookalikes: readonly Person[]
  readonly decisions: Decisions
  readonly onMerge: (other: string) => void
}

/** People with such a name: compare and merge, or say that they are two. */
export const Lookalikes = ({ person, lookalikes, decisions, onMerge }: LookalikesProps) => (
  <>
    <section>
      <h2>{t('identity.lookalikes')}</h2>
      {lookalikes.length === 0 && <p className="m2">{t('identity.lookalikesNone')}</p>}
      <ul className="co">
        {lookalikes.map((other) => (
          <li key={other.id}>
            <Trace years={other.trace} />
            <div className="grow">
              <SpaLink className="cut block co-name" href={paths.person(other.id)} dir="auto">
                {other.name}
              </SpaLink>
              <span className="m cut block">
                {[other.organisation, formatYears(other.firstYear, other.lastYear)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="row wrap">
                <SpaLink
                  className="btn line small"
                  href={paths.mergePeople({ a: person.id, b: other.id })}
                >
                  {t('identity.compare')}
                </SpaLink>
                <button
                  type="button"
                  className="btn quiet small"
                  disabled={decisions.apart.isPending}
                  onClick={() => decisions.apart.mutate(other)}
                >
                  {t('identity.apart')}
                </button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
    <section>
      <h2>{t('identity.mergeWith')}</h2>
      <PersonPicker
        label={t('identity.mergeFind')}
        nothing={t('people.nobody')}
        except={person.id}
        onChoose={(other) => onMerge(other.id)}
      />
    </section>
  </>
)
