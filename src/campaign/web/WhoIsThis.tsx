import { useState } from 'react'
import { Picker } from '#ui/parts/Picker.tsx'
import type { Pick } from '#ui/parts/Picker.tsx'
import { t } from '#ui/texts/text.ts'
import { findOrganisationPicks, findPersonPicks } from './find-picks.tsx'
import type { ProspectShown } from './list-queries.ts'
import type { ListChanges } from './use-list-changes.ts'

interface WhoIsThisProps {
  readonly line: ProspectShown
  readonly changes: ListChanges
}

/** A line known by name alone can be said to be somebody of the literature, later too. */
export const WhoIsThis = ({ line, changes }: WhoIsThisProps) => {
  const [asking, setAsking] = useState(false)
  const known = line.kind === 'person' ? line.personId : line.organisationId
  if (known !== null) return null
  const choose = (pick: Pick): void => {
    setAsking(false)
    changes.change({
      do: 'anchor',
      line,
      personId: line.kind === 'person' ? pick.id : null,
      organisationId: line.kind === 'organisation' ? pick.id : null,
    })
  }
  return (
    <section>
      <h3 className="h3">{t('anchor.title')}</h3>
      <p className="m2">{t('anchor.why')}</p>
      {asking ? (
        <Picker
          name={`anchor-${line.kind}`}
          label={line.kind === 'person' ? t('add.findPerson') : t('add.findOrganisation')}
          nothing={t('add.nothing')}
          find={line.kind === 'person' ? findPersonPicks : findOrganisationPicks}
          autoFocus
          onChoose={choose}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <button type="button" className="btn line small" onClick={() => setAsking(true)}>
          {t('anchor.do')}
        </button>
      )}
    </section>
  )
}
