import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { JsonObject } from '#core/json.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>

export interface EventTable {
  id: Generated<string>
  number: number | null
  name: string
  actor: JSONColumnType<JsonObject>
  subjectId: string | null
  payload: Generated<JsonObject>
  personId: string | null
  personal: Buffer | null
  recordedAt: Generated<Timestamp>
  transactionId: Generated<string>
  hash: Buffer | null
}

export interface Database {
  event: EventTable
}
