import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Picker } from '#ui/parts/Picker.tsx'
import type { Pick } from '#ui/parts/Picker.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { formatYears } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'

/** Enough to recognise a namesake, few enough to be read at a glance. */
const mostOfAKind = 6

interface LikePickerProps {
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** Choose a person or a work to look for more of. */
export const LikePicker = ({ onChoose, onClose }: LikePickerProps) => (
  <Dialog title={t('scout.addLikeTitle')} onClose={onClose} className="narrow">
    <Picker
      name="like"
      autoFocus
      hideLabel
      label={t('scout.addLikeInput')}
      placeholder={t('scout.addLikeInput')}
      nothing={t('scout.addLikeNothing')}
      find={findPeopleAndWorks}
      onChoose={(choice) => onChoose(choice.id)}
      onCancel={onClose}
    />
    <p className="m">{t('scout.addLikeHint')}</p>
  </Dialog>
)

const findPeopleAndWorks = async (text: string, signal: AbortSignal): Promise<readonly Pick[]> => {
  const [found, works] = await Promise.all([
    api.people.find({ query: text, limit: mostOfAKind }, { signal }),
    api.literature.works({ query: text, limit: mostOfAKind }, { signal }),
  ])
  return [
    ...found.people.map((person) => ({
      id: person.id,
      text: [person.name, person.organisation].filter(Boolean).join(', '),
      shown: (
        <span className="row">
          <Trace years={person.trace} />
          <span className="grow">
            <span className="b" dir="auto">
              {person.name}
            </span>
            <span className="m cut block">
              {[person.organisation, formatYears(person.firstYear, person.lastYear)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </span>
      ),
    })),
    ...works.works.map((work) => ({
      id: work.id,
      text: work.title,
      shown: (
        <span>
          <span className="serif" dir="auto">
            {work.title}
          </span>
          <span className="m cut block">{[work.venue, work.year].filter(Boolean).join(' ')}</span>
        </span>
      ),
    })),
  ]
}
