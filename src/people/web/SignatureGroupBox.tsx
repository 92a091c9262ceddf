import { useId, useState } from 'react'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Person, SignatureGroup, SignatureRef } from './people-queries.ts'
import type { Decisions } from './use-decisions.ts'

/** A signature as one value: a work holds each position once. */
export const refKey = (ref: SignatureRef): string => `${ref.workId}#${String(ref.position)}`

/** So many signatures of a group that nobody doubts are in sight; a doubtful group shows all. */
const firstShown = 3

interface SignatureGroupBoxProps {
  readonly group: SignatureGroup
  readonly person: Person
  /** The only group there is: it cannot all be somebody else's. */
  readonly alone: boolean
  readonly chosen: readonly SignatureRef[]
  readonly onChoose: (chosen: readonly SignatureRef[]) => void
  readonly decisions: Decisions
}

/** Signatures that belong to a person for one reason, and what one can say to it. */
export const SignatureGroupBox = (props: SignatureGroupBoxProps) => {
  const { group, person, alone, decisions } = props
  const id = useId()
  const [open, setOpen] = useState(group.doubtful)
  const shown = open ? group.signatures : group.signatures.slice(0, firstShown)
  return (
    <section
      className="group box"
      aria-labelledby={id}
      data-group={group.key}
      data-doubtful={group.doubtful || undefined}
    >
      <div className="row wrap group-head">
        <div className="grow">
          <h3 id={id}>
            {t('identity.signatures', { count: group.signatures.length })}
            {': '}
            {group.sentence}
          </h3>
          {group.couldAlsoBe.map((other) => (
            <p key={other.id} className="m2">
              {t('identity.couldBe', {
                name: [other.name, other.organisation].filter(Boolean).join(', '),
              })}
              {'. '}
              <SpaLink href={paths.mergePeople({ a: person.id, b: other.id })}>
                {t('identity.compare')}
              </SpaLink>
            </p>
          ))}
        </div>
        <GroupState group={group} />
      </div>
      <ul className="signatures" id={`${id}-list`}>
        {shown.map((signature) => (
          <SignatureLine key={refKey(signature)} signature={signature} {...props} />
        ))}
      </ul>
      <div className="row wrap group-foot">
        <GroupActs group={group} alone={alone} decisions={decisions} />
        <span className="grow" />
        {group.signatures.length > firstShown && (
          <button
            type="button"
            className="btn quiet small"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            onClick={() => setOpen(!open)}
          >
            {open
              ? t('identity.hideSignatures')
              : t('common.more', { count: group.signatures.length - firstShown })}
          </button>
        )}
      </div>
    </section>
  )
}

const GroupActs = ({
  group,
  alone,
  decisions,
}: Pick<SignatureGroupBoxProps, 'group' | 'alone' | 'decisions'>) => {
  const busy = decisions.confirm.isPending || decisions.notTheirs.isPending
  return (
    <>
      {!group.confirmed && (
        <button
          type="button"
          className={group.doubtful ? 'btn primary small' : 'btn line small'}
          disabled={busy}
          onClick={() => decisions.confirm.mutate(group.signatures)}
        >
          {t('identity.confirm')} <Keys keys="y" />
        </button>
      )}
      {!alone && (
        <button
          type="button"
          className="btn line small"
          disabled={busy}
          onClick={() => decisions.notTheirs.mutate(group.signatures)}
        >
          {t('identity.notTheirs')} <Keys keys="u" />
        </button>
      )}
    </>
  )
}

const GroupState = ({ group }: { group: SignatureGroup }) => {
  if (group.confirmed) return <span className="state good">{t('identity.confirmed')}</span>
  return group.doubtful ? (
    <span className="state warn">{t('identity.inDoubt')}</span>
  ) : (
    <span className="state">{t('identity.sure')}</span>
  )
}

const SignatureLine = (
  props: SignatureGroupBoxProps & { signature: SignatureGroup['signatures'][number] },
) => {
  const { signature, chosen, onChoose } = props
  const key = refKey(signature)
  const isChosen = chosen.some((ref) => refKey(ref) === key)
  const toggle = (): void =>
    onChoose(
      isChosen
        ? chosen.filter((ref) => refKey(ref) !== key)
        : [...chosen, { workId: signature.workId, position: signature.position }],
    )
  const place = [signature.venue, signature.year].filter(Boolean).join(' ')
  return (
    <li className="signature">
      <label className="signature-box">
        <input type="checkbox" checked={isChosen} onChange={toggle} />
        <span className="sr">{t('identity.select', { title: signature.title })}</span>
      </label>
      <div className="grow">
        <p className="row wrap signature-name">
          <b dir="auto">{signature.name}</b>
          <span className="m">{[signature.organisation, place].filter(Boolean).join(' · ')}</span>
        </p>
        <SpaLink className="ev-t work-title" href={paths.work(signature.workId)} dir="auto">
          {signature.title}
        </SpaLink>
        <p className="m">
          {signature.evidence}
          {signature.coauthors.length > 0 &&
            ` ${t('identity.with', { names: signature.coauthors.slice(0, 4).join(', ') })}`}
        </p>
      </div>
    </li>
  )
}
