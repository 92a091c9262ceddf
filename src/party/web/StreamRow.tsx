import { formatDay } from '#ui/format.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { t, textOf } from '#ui/texts/text.ts'
import { Acts } from './CardBox.tsx'
import { MessageItem } from './MessageItem.tsx'
import type { Waiting } from './outbox.ts'
import type { LineOf, MessageOf, PinOf } from './room-state.ts'
import { forget } from './room-store.ts'
import { Said } from './Said.tsx'
import { kindsOf, type StreamItem } from './stream-items.ts'

/** What a row of the stream may need besides itself. */
export interface RowContext {
  readonly memberId: string | null
  readonly readOnly: boolean
  readonly pinsOf: (messageId: string) => readonly PinOf[]
  readonly messageOf: (id: string) => MessageOf | undefined
  readonly onReply: (message: MessageOf) => void
  readonly onEdit: (message: MessageOf) => void
  readonly onRewrite: (waiting: Waiting) => void
  readonly onUnfold: (key: string) => void
  readonly onDone: () => void
}

/** One row of the stream: a day, a message, a quiet line, several folded, or what waits here. */
export const StreamRow = ({ item, ...context }: RowContext & { readonly item: StreamItem }) => {
  switch (item.kind) {
    case 'day':
      return (
        <p className="rm-day m">
          <span>{dayWords(item.at)}</span>
        </p>
      )
    case 'message':
      return (
        <>
          {item.firstUnread && (
            <p className="rm-day new m">
              <span>{t('room.newFromHere')}</span>
            </p>
          )}
          <MessageItem
            message={item.message}
            goesOn={item.goesOn}
            pins={context.pinsOf(item.message.id)}
            memberId={context.memberId}
            answered={
              item.message.replyTo === null ? undefined : context.messageOf(item.message.replyTo)
            }
            readOnly={context.readOnly}
            onReply={() => context.onReply(item.message)}
            onEdit={() => context.onEdit(item.message)}
            onDone={context.onDone}
          />
        </>
      )
    case 'line':
      return <QuietLine line={item.line} onDone={context.onDone} />
    case 'fold':
      return (
        <div className="rm-quiet">
          <span aria-hidden="true" />
          <p className="m grow">
            {t('room.quietLines', { count: item.lines.length, kinds: kindWords(item.lines) })}{' '}
            <button type="button" className="num" onClick={() => context.onUnfold(item.key)}>
              {t('room.unfold')}
            </button>
          </p>
          <time className="m" dateTime={item.at}>
            {clocks.format(new Date(item.at))}
          </time>
        </div>
      )
    case 'waiting':
      return (
        <WaitingMessage
          waiting={item.waiting}
          memberId={context.memberId}
          onRewrite={() => context.onRewrite(item.waiting)}
        />
      )
  }
}

const QuietLine = ({ line, onDone }: { line: LineOf; onDone: () => void }) => (
  <div className="rm-quiet">
    <span aria-hidden="true" />
    <div className="grow">
      <p className="m">
        {line.sentence}{' '}
        {line.about && <SpaLink href={line.about.path}>{t('room.lineOpen')}</SpaLink>}
      </p>
      <Acts acts={line.about?.acts ?? []} onDone={onDone} />
    </div>
    <time className="m" dateTime={line.at}>
      {clocks.format(new Date(line.at))}
    </time>
  </div>
)

interface WaitingMessageProps {
  readonly waiting: Waiting
  readonly memberId: string | null
  readonly onRewrite: () => void
}

/** Written here, not yet said: it stands where it will stand, and says that it waits. */
const WaitingMessage = ({ waiting, memberId, onRewrite }: WaitingMessageProps) => (
  <div className="rm-msg goes-on waiting">
    <span className="rm-side-time" />
    <div className="grow">
      <Said
        message={{ text: waiting.text, mentions: waiting.mentions, cards: [] }}
        memberId={memberId}
      />
      {waiting.refused === null ? (
        <p className="m">{t('room.waits')}</p>
      ) : (
        <div className="row wrap">
          <span className="m bad" role="alert">
            {t('room.refused', { sentence: waiting.refused })}
          </span>
          <button type="button" className="btn line small" onClick={onRewrite}>
            {t('room.tryAgain')}
          </button>
          <button type="button" className="btn quiet small" onClick={() => forget(waiting.key)}>
            {t('room.discard')}
          </button>
        </div>
      )}
    </div>
  </div>
)

/** `6 moves, 3 votes, 2 new works`. A kind of a room that has no words here is named as it is. */
const kindWords = (lines: readonly LineOf[]): string =>
  kindsOf(lines)
    .map(({ kind, count }) => lineWords(kind, count))
    .join(', ')

const lineWords = (kind: string, count: number): string => {
  switch (kind) {
    case 'moves':
    case 'votes':
    case 'clocks':
    case 'works':
    case 'decisions':
    case 'clauses':
    case 'next moves':
    case 'notes':
      return t(`line.${kind}`, { count })
    default:
      return t('line.other', { count, kind: textOf(`line.kind.${kind}`) ?? kind })
  }
}

const clocks = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

const dayWords = (at: string): string => {
  const day = formatDay(at)
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  return isToday ? t('room.today', { day }) : day
}
