import type { Client } from 'pg'

/** Where what a writer writes must be found again: a text of its own, in one column. */
const places = {
  person: { table: 'hand_person', column: 'name', event: 'people.added' },
  note: { table: 'person_note', column: 'text', event: 'people.note_added' },
  prospect: { table: 'prospect', column: 'name', event: null },
  move: { table: 'next_move', column: 'what', event: null },
  stage: { table: 'stage_move', column: 'reason', event: null },
  message: { table: 'message', column: 'text', event: 'party.message_sent' },
} as const satisfies Record<
  string,
  { readonly table: string; readonly column: string; readonly event: string | null }
>

export type Written = keyof typeof places

/** What was found wrong; both empty when all is well. */
export interface Faults {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
}

interface Entry {
  readonly what: Written
  /** Text that stands nowhere else. */
  readonly mark: string
  /** Id of what was made, from the answer; null while it was not answered. */
  id: string | null
}

interface Register {
  readonly id: string
  /** Every text that was sent for it, in order; the first `answered` ones were acknowledged. */
  readonly texts: string[]
  last: number
}

/**
 * What was sent and what was acknowledged. An acknowledged write must be there once; one without
 * an answer may be there once or not at all; a changed text must be the last acknowledged one or
 * one that was sent after it.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  readonly #registers = new Map<string, Register>()
  #acknowledged = 0

  get acknowledged(): number {
    return this.#acknowledged
  }

  /** Acknowledged writes of each kind; texts that were replaced apart. */
  byKind(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { what, id } of this.#entries.values()) {
      if (id !== null) counts[what] = (counts[what] ?? 0) + 1
    }
    const texts = [...this.#registers.values()].reduce((sum, { last }) => sum + last, 0)
    return { ...counts, 'replaced texts': texts }
  }

  /** Before it is sent. */
  sent(what: Written, mark: string): void {
    if (!this.#entries.has(mark)) this.#entries.set(mark, { what, mark, id: null })
  }

  /** When it was answered. The same mark may be answered again: it was sent twice under one key. */
  answered(mark: string, id: string): void {
    const entry = this.#entries.get(mark)
    if (!entry) throw new Error(`${mark} was never sent.`)
    if (entry.id === null) this.#acknowledged += 1
    else if (entry.id !== id) throw new Error(`${mark} was made twice: ${entry.id} and ${id}.`)
    entry.id = id
  }

  /** A note whose text is to be replaced; gives what to call when that was acknowledged. */
  replaced(id: string, first: string, text: string): () => void {
    const register = this.#registers.get(id) ?? { id, texts: [first], last: 0 }
    this.#registers.set(id, register)
    const place = register.texts.push(text) - 1
    return () => {
      register.last = place
      this.#acknowledged += 1
    }
  }

  /** Compares all of it with the database. */
  async compare(client: Client): Promise<Faults> {
    const lost: string[] = []
    const doubled: string[] = []
    for (const what of kinds) {
      const entries = [...this.#entries.values()].filter((entry) => entry.what === what)
      if (entries.length === 0) continue
      const found = await countMarks(client, what, entries, this.#registers)
      for (const { mark, id } of entries) {
        const count = found.get(id ?? mark) ?? found.get(mark) ?? 0
        if (id !== null && count === 0) lost.push(`${what} ${mark}`)
        if (count > 1) doubled.push(`${what} ${mark}`)
      }
      await this.#compareEvents(client, what, entries, { lost, doubled })
    }
    await this.#compareTexts(client, lost)
    return { lost, doubled }
  }

  async #compareEvents(
    client: Client,
    what: Written,
    entries: readonly Entry[],
    faults: { lost: string[]; doubled: string[] },
  ): Promise<void> {
    const { event } = places[what]
    const ids = entries.flatMap(({ id }) => id ?? [])
    if (event === null || ids.length === 0) return
    const { rows } = await client.query<{ subject: string; count: number }>(
      `select subject_id as subject, count(*)::int as count from event
       where name = $1 and subject_id = any ($2) group by subject_id`,
      [event, ids],
    )
    const counts = new Map(rows.map(({ subject, count }) => [subject, count]))
    for (const id of ids) {
      const count = counts.get(id) ?? 0
      if (count === 0) faults.lost.push(`event ${event} of ${id}`)
      if (count > 1) faults.doubled.push(`event ${event} of ${id}`)
    }
  }

  async #compareTexts(client: Client, lost: string[]): Promise<void> {
    const registers = [...this.#registers.values()]
    const { rows } = await client.query<{ id: string; text: string }>(
      'select id, text from person_note where id = any ($1)',
      [registers.map(({ id }) => id)],
    )
    const texts = new Map(rows.map(({ id, text }) => [id, text]))
    for (const { id, texts: sent, last } of registers) {
      const at = sent.indexOf(texts.get(id) ?? '')
      if (at < last) lost.push(`text ${last} of note ${id}: it is ${texts.get(id) ?? 'gone'}`)
    }
  }
}

const kinds: readonly Written[] = ['person', 'note', 'prospect', 'move', 'stage', 'message']

/** How often does each stand in the database? Notes whose text was replaced count by their id. */
const countMarks = async (
  client: Client,
  what: Written,
  entries: readonly Entry[],
  replaced: ReadonlyMap<string, Register>,
): Promise<Map<string, number>> => {
  const { table, column } = places[what]
  const marks = entries.filter(({ id }) => id === null || !replaced.has(id)).map(({ mark }) => mark)
  const { rows } = await client.query<{ mark: string; count: number }>(
    `select ${column} as mark, count(*)::int as count from ${table}
     where ${column} = any ($1) group by 1`,
    [marks],
  )
  const counts = new Map(rows.map(({ mark, count }) => [mark, count]))
  const ids = [...replaced.keys()]
  if (what !== 'note' || ids.length === 0) return counts
  const there = await client.query<{ id: string }>(
    'select id from person_note where id = any ($1)',
    [ids],
  )
  for (const { id } of there.rows) counts.set(id, 1)
  return counts
}
