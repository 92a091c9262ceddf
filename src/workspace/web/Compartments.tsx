import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Chip } from '#ui/parts/Chip.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { compartmentsQuery } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import type { Compartment } from '../contract.ts'
import { CompartmentForm } from './CompartmentForm.tsx'
import { membersQuery } from './queries.ts'

/** What only some of us know: compartments, who is inside, and the ways in and out. */
export const Compartments = () => {
  const [making, setMaking] = useState(false)
  return (
    <section id="compartments" aria-labelledby="compartments-title">
      <div className="row wrap">
        <h2 id="compartments-title" className="grow">
          {t('compartments.title')}
        </h2>
        <button type="button" className="btn line small" onClick={() => setMaking(true)}>
          {t('compartments.make')}
        </button>
      </div>
      <p className="m2">{t('compartments.why')}</p>
      <Loaded query={useQuery(compartmentsQuery)} skeleton={<TableSkeleton rows={2} />}>
        {({ compartments }) =>
          compartments.length === 0 ? (
            <Empty missing={t('compartments.none')} why={t('compartments.noneWhy')} />
          ) : (
            <ul className="box lines">
              {compartments.map((one) => (
                <CompartmentLine key={one.id} compartment={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {making && <CompartmentForm onClose={() => setMaking(false)} />}
    </section>
  )
}

const CompartmentLine = ({ compartment }: { readonly compartment: Compartment }) => {
  const { id, name, reason, members, mayNarrow } = compartment
  const [opening, setOpening] = useState(false)
  const change = useMembership(compartment)
  const { data } = useQuery(membersQuery)
  const others = (data?.members ?? []).filter(
    (member) => !members.some((one) => one.id === member.id),
  )
  return (
    <li className="stack">
      <div className="row wrap">
        <span className="grow">
          <b>{name}</b>
          {reason !== '' && <span className="m hint-block">{reason}</span>}
        </span>
        {mayNarrow && (
          <button type="button" className="btn quiet small" onClick={() => setOpening(true)}>
            {t('compartments.open')}
          </button>
        )}
      </div>
      <div className="row wrap">
        {members.map((member) =>
          mayNarrow ? (
            <Chip
              key={member.id}
              name={member.name}
              onRemove={() => change.mutate({ member, inside: false })}
            >
              {member.name}
            </Chip>
          ) : (
            <span key={member.id} className="chip plain">
              {member.name}
            </span>
          ),
        )}
        {others.length > 0 && (
          <Choice
            label={t('compartments.letIn', { name })}
            value=""
            options={[
              { value: '', text: t('compartments.add') },
              ...others.map((member) => ({ value: String(member.id), text: member.name })),
            ]}
            onChoose={(memberId) => {
              const member = others.find((one) => one.id === memberId)
              if (member) change.mutate({ member, inside: true })
            }}
          />
        )}
      </div>
      {change.isError && <ErrorNote error={change.error} />}
      {opening && (
        <OpenDialog key={id} compartment={compartment} onClose={() => setOpening(false)} />
      )}
    </li>
  )
}

interface Membership {
  readonly member: { readonly id: string; readonly name: string }
  readonly inside: boolean
}

/** Lets a member in or takes one out; each takes the other back. */
const useMembership = ({ id, name }: Compartment) => {
  const queries = useQueryClient()
  const send = async ({ member, inside }: Membership): Promise<void> => {
    await (inside ? api.workspace.widenCompartment : api.workspace.narrowCompartment)({
      id,
      memberId: member.id,
    })
    await queries.invalidateQueries({ queryKey: compartmentsQuery.queryKey })
  }
  return useMutation({
    mutationFn: send,
    onSuccess: (_, { member, inside }) =>
      sayDone(
        t(inside ? 'compartments.letInDone' : 'compartments.takenOut', {
          member: member.name,
          name,
        }),
        () => send({ member, inside: !inside }),
      ),
  })
}

const OpenDialog = (props: { readonly compartment: Compartment; readonly onClose: () => void }) => {
  const { id, name, version } = props.compartment
  const queries = useQueryClient()
  const open = useMutation({
    mutationFn: () => api.workspace.openCompartment({ id, version }),
    onSuccess: async () => {
      props.onClose()
      sayDone(t('compartments.opened', { name }))
      // Everything may show more than before.
      await queries.invalidateQueries()
    },
  })
  return (
    <Dialog
      title={t('compartments.openTitle', { name })}
      onClose={props.onClose}
      foot={
        <>
          <button
            type="button"
            className="btn primary"
            aria-busy={open.isPending}
            onClick={() => open.mutate()}
          >
            {t('compartments.openYes')}
          </button>
          <button type="button" className="btn quiet" onClick={props.onClose}>
            {t('common.cancel')}
          </button>
        </>
      }
    >
      <p>{t('compartments.openWhy')}</p>
      {open.isError && <ErrorNote error={open.error} />}
    </Dialog>
  )
}
