import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import type { RankOutput } from '#scouting/contract.ts'
import { Chip } from '#ui/parts/Chip.tsx'
import { t } from '#ui/texts/text.ts'
import { briefParts, withoutPart } from './brief-text.ts'
import { LikePicker } from './LikePicker.tsx'
import type { Scout } from './use-scout.ts'

/** Learnt words in sight; the list below shows what they did. */
const learntShown = 5

interface BriefBarProps {
  readonly scout: Scout
  readonly understood: RankOutput['understood'] | undefined
  readonly inputRef: Ref<HTMLTextAreaElement>
}

/** The brief in the founder's own words, in serif; Enter asks it. */
export const BriefInput = ({ scout, inputRef }: Pick<BriefBarProps, 'scout' | 'inputRef'>) => {
  const asked = scout.search.q ?? ''
  const [text, setText] = useState(asked)
  const [seen, setSeen] = useState(asked)
  // The address changed under us (back, a chip, a link): it wins over what was typed.
  if (seen !== asked) {
    setSeen(asked)
    setText(asked)
  }
  const ask = (): void => {
    const brief = text.replaceAll(/\s+/gu, ' ').trim()
    setText(brief)
    if (brief !== asked) scout.go({ q: brief, person: undefined, why: undefined })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    ask()
  }
  return (
    <form
      role="search"
      className="brief-form grow"
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <span className="brief-grow" data-text={text}>
        <textarea
          ref={inputRef}
          className="brief-q"
          rows={1}
          // Where nothing is asked yet, one begins by writing.
          autoFocus={asked === '' && (scout.search.like ?? []).length === 0}
          value={text}
          aria-label={t('scout.briefLabel')}
          placeholder={t('scout.briefPlaceholder')}
          enterKeyHint="search"
          spellCheck={false}
          dir="auto"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </span>
      {text.trim() !== asked && (
        <button type="submit" className="btn primary small">
          {t('scout.search')}
        </button>
      )}
    </form>
  )
}

/** What the brief is made of, each part with the way to leave it out, and the way to add likes. */
export const BriefChips = ({ scout, understood }: Omit<BriefBarProps, 'inputRef'>) => {
  const brief = scout.search.q ?? ''
  const likes = scout.search.like ?? []
  // What the brief says itself is no news.
  const learnt = (understood?.added ?? []).filter((word) => !brief.toLowerCase().includes(word))
  const labels = new Map(understood?.like.map((like) => [like.id, like.label]))
  return (
    <ul className="row chips" aria-label={t('scout.chips')}>
      {briefParts(brief).map((part) => (
        <li key={part.start}>
          <Chip
            kind={part.kind === 'phrase' ? 'on' : 'not'}
            name={part.words}
            onRemove={() => scout.go({ q: withoutPart(brief, part) })}
          >
            <span dir="auto">
              {part.kind === 'phrase' ? `“${part.words}”` : t('scout.not', { what: part.words })}
            </span>
          </Chip>
        </li>
      ))}
      {likes.map((id) => {
        const label = labels.get(id) ?? '…'
        return (
          <li key={id}>
            <Chip
              name={label}
              onRemove={() => scout.go({ like: likes.filter((one) => one !== id) })}
            >
              <span className="cut chip-text" dir="auto">
                {t('scout.like', { what: label })}
              </span>
            </Chip>
          </li>
        )
      })}
      <li>
        <AddLike scout={scout} />
      </li>
      {understood && understood.unknown.length > 0 && (
        <li className="m warn nw" title={t('scout.unknownTitle')}>
          {t('scout.unknown', { words: understood.unknown.slice(0, 4).join(', ') })}
        </li>
      )}
      {learnt.length > 0 && (
        <li className="m nw cut" title={t('scout.learntTitle')}>
          {t('scout.learnt', { words: learnt.slice(0, learntShown).join(', ') })}
        </li>
      )}
    </ul>
  )
}

const AddLike = ({ scout }: { scout: Scout }) => {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="chip add"
        onClick={() => setOpen(true)}
        title={t('scout.addLikeTitle')}
      >
        <IconPlus className="icon s" aria-hidden="true" />
        {t('scout.addLike')}
      </button>
      {open && (
        <LikePicker
          onClose={close}
          onChoose={(id) => {
            setOpen(false)
            scout.go({ like: [...(scout.search.like ?? []).filter((one) => one !== id), id] })
          }}
        />
      )}
    </>
  )
}
