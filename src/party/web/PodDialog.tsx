import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { paths } from '#ui/paths.ts'
import { compartmentsQuery } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import type { PartyRoomOf, RoomState } from './room-state.ts'
import { load } from './room-store.ts'

interface PodDialogProps {
  readonly state: RoomState
  /** The pod that is changed; absent for a new one. */
  readonly room?: PartyRoomOf
  readonly onClose: () => void
}

/** A pod is made or changed: its name, who is in it, or the compartment whose pod it is. */
export const PodDialog = ({ state, room, onClose }: PodDialogProps) => {
  const router = useRouter()
  const compartments = useQuery(compartmentsQuery)
  const [name, setName] = useState(room?.name ?? '')
  const [inside, setInside] = useState<readonly string[]>(room?.memberIds ?? [])
  const [compartmentId, setCompartmentId] = useState('')
  const keep = useMutation({
    mutationFn: async (closed: boolean | undefined) => {
      if (!room) {
        return api.party.makePod({
          name,
          ...(compartmentId === '' ? { memberIds: [...inside] } : { compartmentId }),
        })
      }
      return api.party.changePod({
        roomId: room.id,
        version: room.version,
        name,
        add: inside.filter((id) => !room.memberIds.includes(id)),
        remove: room.memberIds.filter((id) => !inside.includes(id)),
        ...(closed === undefined ? {} : { closed }),
      })
    },
    onSuccess: async (answer) => {
      onClose()
      await load()
      sayDone(t('room.podKept'))
      if (!room) router.history.push(paths.pod(answer.room.id))
    },
  })
  const ownList = room ? room.compartment === null : compartmentId === ''
  const ready = name.trim() !== '' && !keep.isPending
  return (
    <Dialog
      title={room ? t('room.podChange') : t('room.newPod')}
      onClose={onClose}
      foot={<PodFoot room={room} ready={ready} onKeep={(closed) => keep.mutate(closed)} />}
    >
      <div className="stack">
        <p className="m2">{t('room.podWhy')}</p>
        <Field
          label={t('room.podName')}
          value={name}
          autoFocus
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        {!room && (compartments.data?.compartments.length ?? 0) > 0 && (
          <CompartmentField
            value={compartmentId}
            options={compartments.data?.compartments ?? []}
            onChange={setCompartmentId}
          />
        )}
        {ownList && <MembersField state={state} inside={inside} onChange={setInside} />}
        {keep.isError && <ErrorNote error={keep.error} />}
      </div>
    </Dialog>
  )
}

interface PodFootProps {
  readonly room: PartyRoomOf | undefined
  readonly ready: boolean
  /** With whether the pod is closed, when that is what changes. */
  readonly onKeep: (closed: boolean | undefined) => void
}

const PodFoot = ({ room, ready, onKeep }: PodFootProps) => (
  <>
    <button
      type="button"
      className="btn primary"
      aria-disabled={!ready}
      onClick={() => ready && onKeep(undefined)}
    >
      {room ? t('room.podKeep') : t('room.podMake')}
    </button>
    {room && (
      <button type="button" className="btn line" onClick={() => onKeep(room.closedAt === null)}>
        {room.closedAt === null ? t('room.podClose') : t('room.podOpen')}
      </button>
    )}
  </>
)

interface CompartmentFieldProps {
  readonly value: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (id: string) => void
}

const CompartmentField = ({ value, options, onChange }: CompartmentFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('room.podCompartment')}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('room.podOwnList')}</option>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}

interface MembersFieldProps {
  readonly state: RoomState
  readonly inside: readonly string[]
  readonly onChange: (inside: readonly string[]) => void
}

const MembersField = ({ state, inside, onChange }: MembersFieldProps) => (
  <fieldset className="rm-members">
    <legend className="label">{t('room.podMembers')}</legend>
    {state.people
      .filter((one) => one.id !== state.memberId)
      .map((one) => (
        <label key={one.id} className="check">
          <input
            type="checkbox"
            checked={inside.includes(one.id)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...inside, one.id]
                  : inside.filter((other) => other !== one.id),
              )
            }
          />
          {one.name}
        </label>
      ))}
  </fieldset>
)
