import { IconPin } from '@tabler/icons-react'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { isLate, outcomeWords, ownerWords, stateOf } from './pin-words.ts'
import { PinActs } from './PinActs.tsx'
import type { PinOf } from './room-state.ts'

interface PinBlockProps {
  readonly pin: PinOf
  /** The member who reads; null for the holder of the data folder. */
  readonly memberId: string | null
  /** Beside the stream: the way to the message it came from. */
  readonly withMessage?: boolean
  readonly onChanged?: (pin: PinOf) => void
}

/** A decision, a next move, a promise or a doubt. Dissent is never folded away. */
export const PinBlock = ({ pin, memberId, withMessage, onChanged }: PinBlockProps) => {
  const now = new Date()
  const inFavour = pin.stances.filter((one) => one.stance === 'for').map((one) => one.name)
  const dissent = pin.stances.filter((one) => one.stance === 'dissent')
  const late = isLate(pin, now) || pin.state === 'broken'
  return (
    <article className={`rm-pin ${pin.kind} ${late ? 'late' : ''}`} aria-label={pin.label}>
      <div className="row wrap">
        <p className="rm-pin-kind">
          <IconPin className="icon s" aria-hidden="true" /> {t(`pin.${pin.kind}`)}
        </p>
        <span className={late ? 'm bad' : 'm'}>
          {pin.label}, {stateOf(pin, now)}
        </span>
      </div>
      <p dir="auto">
        {pin.what} <span className="mid">{ownerWords(pin)}</span>
      </p>
      {pin.why !== '' && (
        <p className="m2" dir="auto">
          {pin.why}
        </p>
      )}
      {inFavour.length > 0 && <p className="m2">{t('pin.for', { names: inFavour.join(', ') })}</p>}
      {dissent.map((one) => (
        <p className="m2" key={one.memberId} dir="auto">
          <b className="warn">{t('pin.dissent', { name: one.name })}</b>, “{one.sentence}”{' '}
          {t('pin.dissentKept')}
        </p>
      ))}
      {pin.hearings
        .filter((one) => one.saidBy !== '')
        .map((one) => (
          <p className="m2" key={one.id} dir="auto">
            {one.saidBy}
            {one.words !== '' && `: “${one.words}”`}
          </p>
        ))}
      {pin.outcome !== '' && (
        <p className="m2" dir="auto">
          {outcomeWords(pin)}
        </p>
      )}
      <div className="row wrap rm-pin-foot">
        <PinActs pin={pin} memberId={memberId} onChanged={onChanged} />
        {withMessage && pin.messageId !== null && (
          <SpaLink className="m" href={paths.roomMessage(pin.messageId)}>
            {t('pin.message')}
          </SpaLink>
        )}
      </div>
    </article>
  )
}
