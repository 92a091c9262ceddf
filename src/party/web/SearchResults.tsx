import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { RoomState } from './room-state.ts'

interface SearchResultsProps {
  readonly state: RoomState
  readonly words: string
  readonly onClose: () => void
}

/** Fewer letters find everything and nothing. */
const shortest = 2

/** What was said with these words, in all rooms that one is in; each opens where it was said. */
export const SearchResults = ({ state, words, onClose }: SearchResultsProps) => {
  const found = useQuery({
    queryKey: ['party', 'search', words],
    queryFn: ({ signal }) => api.party.search({ text: words }, { signal }),
    enabled: words.length >= shortest,
    placeholderData: keepPreviousData,
  })
  if (words.length < shortest) return null
  return (
    <section className="rm-found" aria-label={t('room.search')}>
      <Loaded query={found} skeleton={<TextSkeleton lines={4} />}>
        {({ messages, more }) => (
          <>
            <p className="m" role="status">
              {t('room.found', { count: messages.length })} {more && t('room.foundMore')}
            </p>
            {messages.length === 0 && (
              <Empty missing={t('room.notFound')} why={t('room.notFoundWhy')} />
            )}
            <ul>
              {messages.map((message) => (
                <li key={message.id}>
                  <SpaLink href={paths.roomMessage(message.id)} onClick={onClose}>
                    <span className="m">
                      {message.author}, {formatMoment(message.sentAt)},{' '}
                      {state.rooms.find((room) => room.id === message.roomId)?.name}
                    </span>
                    <span className="block" dir="auto">
                      {message.text.slice(0, 240)}
                    </span>
                  </SpaLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}
