import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Random } from '../../seed/random.ts'
import type { Ledger } from './ledger.ts'

/** Longest wait for an answer: whoever was killed never gives one. */
const answerTimeoutMs = 10_000
const pauseAfterFaultMs = 50

/** An app to write to; it changes its process and keeps its address. */
export interface Target {
  readonly origin: string
  readonly tokens: readonly string[]
  /** The Room that everybody is in. */
  readonly roomId: string
}

interface Writer {
  readonly target: Target
  readonly token: string
  readonly random: Random
  readonly ledger: Ledger
  readonly people: string[]
  readonly notes: { readonly id: string; version: number; readonly first: string }[]
  readonly prospects: { readonly id: string; version: number }[]
  readonly name: string
  count: number
}

/** Writes until told to stop: each writer one thing after the other, as a person does. */
export const startLoad = (
  target: Target,
  options: { readonly writers: number; readonly random: Random; readonly ledger: Ledger },
): { readonly stop: () => Promise<void> } => {
  const stopping = new AbortController()
  const lanes = Array.from({ length: options.writers }, async (_, index) => {
    const writer: Writer = {
      target,
      token: target.tokens[index % target.tokens.length] ?? '',
      random: options.random,
      ledger: options.ledger,
      people: [],
      notes: [],
      prospects: [],
      name: `w${index}-${randomUUID().slice(0, 8)}`,
      count: 0,
    }
    while (!stopping.signal.aborted) {
      const isDone = await writeOne(writer)
      if (!isDone) await sleep(pauseAfterFaultMs)
    }
  })
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(lanes)
    },
  }
}

const writeOne = async (writer: Writer): Promise<boolean> => {
  writer.count += 1
  const mark = `drill ${writer.name} ${writer.count}`
  const { random, people, notes, prospects } = writer
  const ways: (() => Promise<boolean>)[] = [
    () => addPerson(writer, mark),
    () => say(writer, mark),
    () => addProspect(writer, mark),
    ...(people.length > 0 ? [() => addNote(writer, mark)] : []),
    ...(notes.length > 0 ? [() => editNote(writer, mark)] : []),
    ...(prospects.length > 0 ? [() => moveStage(writer, mark), () => setMove(writer, mark)] : []),
  ]
  return random.pick(ways)()
}

const Id = z.object({ id: z.uuid() })

const addPerson = async (writer: Writer, mark: string): Promise<boolean> => {
  writer.ledger.sent('person', mark)
  const answer = await send(writer, 'POST', '/people', { name: mark, source: 'a drill' })
  const made = z.object({ person: Id }).safeParse(answer)
  if (!made.success) return false
  writer.ledger.answered(mark, made.data.person.id)
  writer.people.push(made.data.person.id)
  return true
}

const Note = z.object({ note: Id.extend({ version: z.int() }) })

const addNote = async (writer: Writer, mark: string): Promise<boolean> => {
  const person = writer.random.pick(writer.people)
  writer.ledger.sent('note', mark)
  const answer = await send(writer, 'POST', `/people/${person}/notes`, { text: mark })
  const made = Note.safeParse(answer)
  if (!made.success) return false
  const { id, version } = made.data.note
  writer.ledger.answered(mark, id)
  writer.notes.push({ id, version, first: mark })
  return true
}

/** Replaces the text of a note that nobody else has; an unanswered change ends its use. */
const editNote = async (writer: Writer, mark: string): Promise<boolean> => {
  const place = writer.random.between(0, writer.notes.length - 1)
  const [note] = writer.notes.splice(place, 1)
  if (!note) return true
  const acknowledge = writer.ledger.replaced(note.id, note.first, mark)
  const body = { text: mark, version: note.version, readers: 'shared' }
  const made = Note.safeParse(await send(writer, 'PATCH', `/notes/${note.id}`, body))
  if (!made.success) return false
  acknowledge()
  writer.notes.push({ ...note, version: made.data.note.version })
  return true
}

const addProspect = async (writer: Writer, mark: string): Promise<boolean> => {
  writer.ledger.sent('prospect', mark)
  const prospects = [{ kind: 'person', name: mark, source: 'a drill', thesis: 'knows how' }]
  const answer = await send(writer, 'POST', '/prospects', { prospects })
  const Added = z.object({
    results: z.array(z.object({ prospect: Id.extend({ version: z.int() }) })).length(1),
  })
  const made = Added.safeParse(answer)
  const prospect = made.data?.results[0]?.prospect
  if (!prospect) return false
  writer.ledger.answered(mark, prospect.id)
  writer.prospects.push(prospect)
  return true
}

const moveStage = async (writer: Writer, mark: string): Promise<boolean> => {
  const [prospect] = writer.prospects.splice(
    writer.random.between(0, writer.prospects.length - 1),
    1,
  )
  if (!prospect) return true
  writer.ledger.sent('stage', mark)
  const body = { prospects: [prospect], stage: 'passed', reason: mark }
  const answer = await send(writer, 'PUT', '/prospects/stage', body)
  const Moved = z.object({ undo: z.object({ moveIds: z.array(z.uuid()).length(1) }) })
  const moveId = Moved.safeParse(answer).data?.undo.moveIds[0]
  if (moveId === undefined) return false
  writer.ledger.answered(mark, moveId)
  return true
}

const setMove = async (writer: Writer, mark: string): Promise<boolean> => {
  const prospect = writer.random.pick(writer.prospects)
  writer.ledger.sent('move', mark)
  const due = new Date(Date.UTC(2030, 0, 1)).toISOString()
  const body = { what: mark, due }
  const answer = await send(writer, 'POST', `/prospects/${prospect.id}/next-move`, body)
  const id = z.object({ open: Id }).safeParse(answer).data?.open.id
  if (id === undefined) return false
  writer.ledger.answered(mark, id)
  return true
}

/** Sent again under the same key until it is answered: it must still be said once. */
const say = async (writer: Writer, mark: string): Promise<boolean> => {
  writer.ledger.sent('message', mark)
  const body = { key: randomUUID(), text: mark }
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await send(writer, 'POST', `/room/${writer.target.roomId}/messages`, body)
    const id = z.object({ message: Id }).safeParse(answer).data?.message.id
    if (id !== undefined) {
      writer.ledger.answered(mark, id)
      return true
    }
    await sleep(pauseAfterFaultMs)
  }
  return false
}

/** Null when there was no answer, or one that is not of a done write. */
const send = async (
  writer: Writer,
  method: string,
  path: string,
  body: object,
): Promise<unknown> => {
  try {
    const answer = await fetch(`${writer.target.origin}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${writer.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    if (answer.ok) return await answer.json()
    const said = await answer.text()
    // Refused by a rule of ours: the drill asks wrongly, and would test nothing.
    if (
      answer.status >= 400 &&
      answer.status < 500 &&
      answer.status !== 409 &&
      answer.status !== 429
    )
      throw new TypeError(`${method} ${path}: ${answer.status} ${said}`, { cause: 'refused' })
    return null
  } catch (error) {
    if (error instanceof TypeError && error.cause === 'refused') throw error
    return null // killed before or while it answered
  }
}
