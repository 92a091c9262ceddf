import { randomUUID } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '#actions/actor.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { addNote } from './add-note.ts'
import { addPerson } from './add-person.ts'
import { attachToNote } from './attach-to-note.ts'
import { attachmentLimitBytes } from './contract.ts'
import { showDossier } from './dossier.ts'
import { editNote } from './edit-note.ts'
import { noteLines } from './note-lines.ts'
import { readNoteFile, removeNoteFile, restoreNoteFile } from './note-files.ts'

let party: Party
let amara: MemberActor
let priya: MemberActor
let dmitri: MemberActor
let id: string

const texts = async (actor: MemberActor) =>
  (await party.call(showDossier, { id }, actor)).notes.map(({ text }) => text).toSorted()

const upload = async (name: string, content: Uint8Array | string): Promise<string> => {
  const folder = join(party.dataFolder, 'uploads')
  await mkdir(folder, { recursive: true })
  const key = randomUUID()
  await writeFile(join(folder, `${key}-${name}`), content)
  return key
}

beforeAll(async () => {
  party = await openParty()
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  dmitri = await party.member('scientist', 'Dmitri Halvorsen')
  const { person } = await party.call(
    addPerson,
    { name: 'Linh Đặng Thu', source: 'her talk in Lyon' },
    priya,
  )
  id = person.id
})
afterAll(async () => party[Symbol.asyncDispose]())

describe('who reads a note', () => {
  test('one in a compartment is there for those inside and for nobody else', async () => {
    const { compartment } = await party.call<{ compartment: { id: string } }>(
      'workspace.makeCompartment',
      { name: 'North' },
      priya,
    )
    const hidden = { id, text: 'Her visa runs out.', compartmentId: compartment.id }
    await party.call(addNote, hidden, priya)
    expect(await texts(priya)).toEqual(['Her visa runs out.'])
    expect(await texts(amara)).toEqual(['Her visa runs out.'])
    expect(await texts(dmitri)).toEqual([])
    expect(await refusal(party.call(addNote, hidden, dmitri))).toMatchObject({
      code: 'compartment_not_found',
    })
    expect(
      await refusal(party.call(addNote, { ...hidden, mentions: [dmitri.id] }, priya)),
    ).toMatchObject({ code: 'mentioned_outside' })
  })

  test('a private one names nobody, and is hidden by the database itself', async () => {
    const secret = { id, text: 'Unhappy at Corvid.', readers: 'private' as const }
    expect(
      await refusal(party.call(addNote, { ...secret, mentions: [amara.id] }, priya)),
    ).toMatchObject({ code: 'private_note_has_readers' })
    await party.call(addNote, secret, priya)
    const seenBy = async (actor: MemberActor) =>
      (await party.as(actor).db.selectFrom('personNote').select('text').execute()).map(
        ({ text }) => text,
      )
    expect(await seenBy(priya)).toContain('Unhappy at Corvid.')
    expect(await seenBy(amara)).not.toContain('Unhappy at Corvid.')
  })

  test('whoever is named hears of it, once, and nobody else does', async () => {
    const { note } = await party.call(
      addNote,
      { id, text: 'Ask Dmitri about the runs.', mentions: [dmitri.id] },
      priya,
    )
    expect(note.mentions).toEqual([{ id: dmitri.id, name: 'Dmitri Halvorsen' }])
    const edited = { noteId: note.id, version: 1, text: 'Ask Dmitri.', readers: 'shared' as const }
    await party.call(editNote, { ...edited, mentions: [dmitri.id] }, priya)
    await party.settle()
    const events = await party.ctx.db
      .selectFrom('event')
      .select(['name', 'subjectId', 'payload'])
      .where('name', '=', 'people.note_mentioned')
      .execute()
    expect(events).toHaveLength(1)
    const spoken = [
      {
        name: 'people.note_mentioned',
        subjectId: note.id,
        payload: { members: [dmitri.id] },
        by: 'Priya Raman',
      },
    ]
    expect(await noteLines.say(party.as(dmitri), spoken)).toMatchObject([
      { sentence: 'Priya Raman names you in a note on Linh Đặng Thu.' },
    ])
    expect(await noteLines.say(party.as(amara), spoken)).toEqual([null])
  })
})

describe('files of a note', () => {
  test('are what their bytes say, come back byte by byte, and go and return', async () => {
    const { note } = await party.call(addNote, { id, text: 'Her poster.' }, priya)
    const page = '<script>alert(1)</script>'
    const attached = await party.call(
      attachToNote,
      { noteId: note.id, upload: await upload('poster.pdf', page) },
      priya,
    )
    const [file] = attached.note.files
    expect(file).toMatchObject({ name: 'poster.pdf', type: 'text/plain', bytes: page.length })
    const fileId = file?.id ?? ''
    const fetched = await party.call(readNoteFile, { fileId }, amara)
    expect(Buffer.from(fetched.content, 'base64').toString()).toBe(page)
    expect(await readdir(join(party.dataFolder, 'uploads'))).toEqual([])

    expect(await refusal(party.call(removeNoteFile, { fileId }, amara))).toMatchObject({
      code: 'file_not_found',
    })
    await party.call(removeNoteFile, { fileId }, priya)
    expect(await refusal(party.call(readNoteFile, { fileId }, amara))).toMatchObject({
      code: 'file_not_found',
    })
    await party.call(restoreNoteFile, { fileId }, priya)
    expect(await party.call(readNoteFile, { fileId }, amara)).toMatchObject({ name: 'poster.pdf' })
  })

  test('of a private note are its author’s; too large ones and others’ notes are refused', async () => {
    const { note } = await party.call(addNote, { id, text: 'Mine.', readers: 'private' }, priya)
    const { note: shown } = await party.call(
      attachToNote,
      { noteId: note.id, upload: await upload('a.png', Buffer.from('89504e470d0a1a0a00', 'hex')) },
      priya,
    )
    expect(shown.files[0]?.type).toBe('image/png')
    const fileId = shown.files[0]?.id ?? ''
    expect(await refusal(party.call(readNoteFile, { fileId }, amara))).toMatchObject({
      code: 'file_not_found',
    })
    expect(
      await refusal(
        party.call(attachToNote, { noteId: note.id, upload: await upload('x', 'x') }, amara),
      ),
    ).toMatchObject({ code: 'note_not_found' })
    const large = await upload('large.bin', new Uint8Array(attachmentLimitBytes + 1))
    expect(
      await refusal(party.call(attachToNote, { noteId: note.id, upload: large }, priya)),
    ).toMatchObject({ code: 'file_too_large' })
  })
})
