import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { textPieces } from './message-text.ts'
import type { MessageOf } from './room-state.ts'

interface SaidProps {
  readonly message: Pick<MessageOf, 'text' | 'mentions' | 'cards'>
  readonly memberId: string | null
}

/** The words of a message with its names and addresses; nothing in them is markup. */
export const Said = ({ message, memberId }: SaidProps) => (
  <p className="rm-said" dir="auto">
    {textPieces(message).map((piece, index) => {
      const key = `${String(index)} ${piece.text}`
      switch (piece.kind) {
        case 'text':
          return <span key={key}>{piece.text}</span>
        case 'member':
          return (
            <b key={key} className={piece.id === memberId ? 'rm-name me' : 'rm-name'}>
              {piece.text}
            </b>
          )
        case 'card':
          return (
            <SpaLink key={key} className="rm-name" href={piece.path}>
              {piece.text}
            </SpaLink>
          )
        case 'link':
          return (
            <a key={key} href={piece.href} target="_blank" rel="noreferrer noopener">
              {piece.text}
            </a>
          )
      }
    })}
  </p>
)
