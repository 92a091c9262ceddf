import { useQuery } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Choice } from '#ui/parts/Choice.tsx'
import { t } from '#ui/texts/text.ts'
import { approverRoles, newKey, unitsOf } from './charter-form.ts'
import type { ApprovalKind, CharterForm, EnvelopeKind } from './charter-form.ts'
import { membersHereQuery } from './charter-queries.ts'

interface RowsProps {
  readonly form: CharterForm
  readonly wrong: ReadonlyMap<string, 'number' | 'name' | 'empty'>
  readonly set: (change: Partial<CharterForm>) => void
}

const changed = <Row extends { readonly key: string }>(
  rows: readonly Row[],
  key: string,
  change: Partial<Row>,
): Row[] => rows.map((row) => (row.key === key ? { ...row, ...change } : row))

const without = <Row extends { readonly key: string }>(rows: readonly Row[], key: string): Row[] =>
  rows.filter((row) => row.key !== key)

interface ListProps<Row> {
  readonly title: string
  readonly add: string
  readonly rows: readonly Row[]
  readonly wrong: RowsProps['wrong']
  readonly nameOf: (row: Row) => string
  readonly onAdd: () => void
  readonly onRemove: (key: string) => void
  readonly row: (row: Row) => ReactNode
}

const RowList = <Row extends { readonly key: string }>(props: ListProps<Row>) => (
  <fieldset className="charter-fieldset">
    <legend>{props.title}</legend>
    <ul>
      {props.rows.map((row, index) => (
        <li key={row.key}>
          <div className="charter-row">
            {props.row(row)}
            <button
              type="button"
              className="btn quiet small"
              aria-label={t('charter.removeRow', {
                name: props.nameOf(row) === '' ? String(index + 1) : props.nameOf(row),
              })}
              onClick={() => props.onRemove(row.key)}
            >
              <IconX className="icon s" aria-hidden="true" />
            </button>
          </div>
          {props.wrong.has(row.key) && (
            <p className="wrong">
              {t(
                props.wrong.get(row.key) === 'name' ? 'charter.wrong.name' : 'charter.wrong.number',
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
    <button type="button" className="btn line small fit" onClick={props.onAdd}>
      {props.add}
    </button>
  </fieldset>
)

interface CellProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly short?: boolean
  readonly focus?: boolean
}

/** A field of a row; its name is said to a screen reader and stands in it while it is empty. */
const Cell = ({ label, value, onChange, short, focus }: CellProps) => (
  <input
    className={short ? 'input tn cell-short' : 'input'}
    aria-label={label}
    placeholder={label}
    value={value}
    dir="auto"
    autoComplete="off"
    // A row that was just asked for is where one goes on writing.
    autoFocus={focus && value === ''}
    inputMode={short ? 'decimal' : undefined}
    onChange={(event) => onChange(event.target.value)}
  />
)

export const SeatRows = ({ form, wrong, set }: RowsProps) => {
  const all = form.seats.reduce((sum, row) => sum + (Number(row.seats) || 0), 0)
  const change = (key: string, value: Partial<CharterForm['seats'][number]>): void =>
    set({ seats: changed(form.seats, key, value) })
  return (
    <RowList
      title={`${t('charter.seats')} · ${t('charter.seatCount', { count: all })}`}
      add={t('charter.addSeat')}
      rows={form.seats}
      wrong={wrong}
      nameOf={({ name }) => name}
      onAdd={() =>
        set({ seats: [...form.seats, { key: newKey(), id: null, name: '', seats: '1' }] })
      }
      onRemove={(key) => set({ seats: without(form.seats, key) })}
      row={(row) => (
        <>
          <Cell
            label={t('charter.area')}
            value={row.name}
            focus
            onChange={(name) => change(row.key, { name })}
          />
          <Cell
            label={t('charter.seats')}
            value={row.seats}
            short
            onChange={(seats) => change(row.key, { seats })}
          />
        </>
      )}
    />
  )
}

export const HouseRows = ({ form, wrong, set }: RowsProps) => {
  const change = (key: string, value: Partial<CharterForm['houses'][number]>): void =>
    set({ houses: changed(form.houses, key, value) })
  return (
    <RowList
      title={t('charter.houses')}
      add={t('charter.addHouse')}
      rows={form.houses}
      wrong={wrong}
      nameOf={({ name }) => name}
      onAdd={() =>
        set({ houses: [...form.houses, { key: newKey(), name: '', city: '', capacity: '' }] })
      }
      onRemove={(key) => set({ houses: without(form.houses, key) })}
      row={(row) => (
        <>
          <Cell
            label={t('charter.house')}
            value={row.name}
            focus
            onChange={(name) => change(row.key, { name })}
          />
          <Cell
            label={t('charter.city')}
            value={row.city}
            onChange={(city) => change(row.key, { city })}
          />
          <Cell
            label={t('charter.capacity')}
            value={row.capacity}
            short
            onChange={(capacity) => change(row.key, { capacity })}
          />
        </>
      )}
    />
  )
}

const envelopeKinds: readonly EnvelopeKind[] = ['cash', 'equity', 'compute']
const approvalKinds: readonly ApprovalKind[] = ['cash', 'equity', 'compute', 'interview waiver']

interface UnitProps {
  readonly kind: EnvelopeKind | ApprovalKind
  readonly unit: string
  readonly onChange: (unit: string) => void
}

const Unit = ({ kind, unit, onChange }: UnitProps) => {
  const known = unitsOf(kind)
  return (
    <Choice
      label={t('charter.unit')}
      value={unit}
      options={[...new Set([...known, unit])].map((value) => ({
        value,
        text: value === 'basis points' ? t('charter.percentUnit') : value,
      }))}
      onChoose={onChange}
    />
  )
}

export const EnvelopeRows = ({ form, wrong, set }: RowsProps) => {
  const change = (key: string, value: Partial<CharterForm['envelopes'][number]>): void =>
    set({ envelopes: changed(form.envelopes, key, value) })
  return (
    <RowList
      title={t('charter.envelopes')}
      add={t('charter.addEnvelope')}
      rows={form.envelopes}
      wrong={wrong}
      nameOf={({ kind }) => t(`charter.kind.${kind}`)}
      onAdd={() =>
        set({
          envelopes: [
            ...form.envelopes,
            { key: newKey(), kind: 'cash', amount: '', unit: 'EUR', note: '' },
          ],
        })
      }
      onRemove={(key) => set({ envelopes: without(form.envelopes, key) })}
      row={(row) => (
        <>
          <Choice
            label={t('charter.what')}
            value={row.kind}
            options={envelopeKinds.map((value) => ({ value, text: t(`charter.kind.${value}`) }))}
            onChoose={(kind) => change(row.key, { kind, unit: unitsOf(kind)[0] ?? '' })}
          />
          <Cell
            label={t('charter.amount')}
            value={row.amount}
            short
            focus
            onChange={(amount) => change(row.key, { amount })}
          />
          <Unit kind={row.kind} unit={row.unit} onChange={(unit) => change(row.key, { unit })} />
          <Cell
            label={t('charter.note')}
            value={row.note}
            onChange={(note) => change(row.key, { note })}
          />
        </>
      )}
    />
  )
}

export const ApprovalRows = ({ form, wrong, set }: RowsProps) => {
  const members = useQuery(membersHereQuery).data?.members ?? []
  const approvers = [
    ...approverRoles.map((role) => ({ value: `role:${role}`, text: t(`charter.role.${role}`) })),
    ...members.map(({ id, name }) => ({ value: `member:${id}`, text: name })),
  ]
  const change = (key: string, value: Partial<CharterForm['approvals'][number]>): void =>
    set({ approvals: changed(form.approvals, key, value) })
  return (
    <RowList
      title={t('charter.approvals')}
      add={t('charter.addApproval')}
      rows={form.approvals}
      wrong={wrong}
      nameOf={({ what }) => t(`charter.kind.${what}`)}
      onAdd={() =>
        set({
          approvals: [
            ...form.approvals,
            { key: newKey(), what: 'cash', amount: '', unit: 'EUR', by: 'role:founder' },
          ],
        })
      }
      onRemove={(key) => set({ approvals: without(form.approvals, key) })}
      row={(row) => (
        <>
          <Choice
            label={t('charter.what')}
            value={row.what}
            options={approvalKinds.map((value) => ({ value, text: t(`charter.kind.${value}`) }))}
            onChoose={(what) => change(row.key, { what, unit: unitsOf(what)[0] ?? '' })}
          />
          {row.what !== 'interview waiver' && (
            <>
              <Cell
                label={t('charter.upToField')}
                value={row.amount}
                short
                onChange={(amount) => change(row.key, { amount })}
              />
              <Unit
                kind={row.what}
                unit={row.unit}
                onChange={(unit) => change(row.key, { unit })}
              />
            </>
          )}
          <Choice
            label={t('charter.approver')}
            value={row.by}
            options={approvers}
            onChoose={(by) => change(row.key, { by })}
          />
        </>
      )}
    />
  )
}
