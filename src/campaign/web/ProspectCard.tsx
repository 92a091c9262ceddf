import { IconLock, IconUsersGroup } from '@tabler/icons-react'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { t } from '#ui/texts/text.ts'
import { Clock } from '#ui/parts/Clock.tsx'
import type { ProspectShown } from './list-queries.ts'
import { LineVotes } from './LineVotes.tsx'
import { MoveLine } from './MoveLine.tsx'

interface ProspectCardProps {
  readonly line: ProspectShown
  readonly href: string
  readonly open: boolean
  readonly chosen: boolean
  readonly dragged: boolean
}

/** Somebody on the board: tier, name, thesis, next move, owner, time in stage. */
export const ProspectCard = ({ line, href, open, chosen, dragged }: ProspectCardProps) => (
  <article
    className="card"
    data-open={open || undefined}
    data-chosen={chosen || undefined}
    data-dragged={dragged || undefined}
  >
    <div className="row card-name">
      <Tier tier={line.tier} />
      <SpaLink
        className="cover b cut"
        href={href}
        replace
        dir="auto"
        draggable={false}
        aria-current={open ? 'true' : undefined}
        aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown"
      >
        {line.name}
      </SpaLink>
      {line.compartment && (
        <IconLock
          className="icon s dim"
          aria-label={t('list.only', { name: line.compartment.name })}
        />
      )}
      {line.sameAs.length > 0 && (
        <IconUsersGroup className="icon s warn" aria-label={t('list.same')} />
      )}
    </div>
    <p className="serif card-thesis" dir="auto">
      {line.thesis || <span className="dim">{line.affiliation}</span>}
    </p>
    <MoveLine line={line} />
    <div className="row card-foot">
      {line.owner ? (
        <span title={line.owner.name}>
          <Monogram name={line.owner.name} />
          <span className="sr">{t('list.ownedBy', { name: line.owner.name })}</span>
        </span>
      ) : (
        <span className="m warn nw">{t('list.noOwner')}</span>
      )}
      <Clock clock={line.clock} />
      <span className="grow" />
      <LineVotes line={line} />
    </div>
  </article>
)
