import { useCallback, useState } from 'react'
import { AlreadyHere } from '../parts/AlreadyHere.tsx'
import { ByHandFields } from '../parts/ByHandFields.tsx'
import { Choice } from '../parts/Choice.tsx'
import { LinksOut } from '../parts/LinksOut.tsx'
import { Marked } from '../parts/Marked.tsx'
import { PersonRow } from '../parts/PersonRow.tsx'
import { Picker } from '../parts/Picker.tsx'
import { SearchField } from '../parts/SearchField.tsx'
import { SortHead } from '../parts/SortHead.tsx'
import { TextField } from '../parts/TextField.tsx'
import { Trace } from '../parts/Trace.tsx'
import { VirtualList } from '../parts/VirtualList.tsx'
import { formatNumber } from '../format.ts'
import { paths } from '../paths.ts'
import { t } from '../texts/text.ts'
import { spansOf, traces } from './cast.ts'
import { Shown } from './Shown.tsx'

const names = ['Chiamaka Nwosu-Reyes', 'Linh Đặng Thu', 'Yerlan Abdikarim', 'Sofía Quintanar']
const nameOf = (place: number): string => names[place % names.length] ?? ''
const title = 'Preference drift: what reinforcement learning forgets'

/** Searching, choosing, sorting, and lists of any length. */
export const FindingShown = () => (
  <div className="stack">
    <Shown name="gallery.search">
      <SearchShown />
    </Shown>
    <Shown name="gallery.picker">
      <Picker
        name="gallery"
        label={t('gallery.pickerLabel')}
        nothing={t('palette.nothing')}
        onChoose={() => undefined}
        find={(text) =>
          Promise.resolve(
            names
              .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
              .map((name) => ({ id: name, text: name, shown: name })),
          )
        }
      />
    </Shown>
    <AlreadyShown />
    <Shown name="gallery.text">
      <TextShown />
    </Shown>
    <Shown name="gallery.sort">
      <SortShown />
    </Shown>
    <Shown name="gallery.marked">
      <p className="ev-t">
        <Marked text={title} marks={spansOf(title, 'reinforcement learning')} />
      </p>
      <p className="serif">
        <Marked text={title} marks={spansOf(title, 'reinforcement learning')} quiet />
      </p>
    </Shown>
    <Shown name="gallery.links">
      <div className="row wrap">
        <LinksOut
          links={[
            { kind: 'orcid', label: '0000-0000-8000-0001', url: 'https://orcid.example/1' },
            { kind: 'other', label: 'lumenhald.example', url: 'https://lumenhald.example' },
          ]}
        />
      </div>
    </Shown>
    <Shown name="gallery.long">
      <LongShown />
    </Shown>
  </div>
)

const AlreadyShown = () => (
  <>
    <Shown name="gallery.already">
      <AlreadyHere
        title={t('hand.lookalikes')}
        said=""
        alike={[
          {
            id: 'linh',
            name: 'Linh Đặng Thu',
            href: paths.gallery(),
            line: 'Corvid Reasoning',
            why: t('gallery.alreadyWhy'),
            certain: t('hand.certain'),
            lead: <Trace years={traces.linh} />,
          },
        ]}
      />
    </Shown>
    <Shown name="gallery.byHand">
      <ByHandFields
        form={{ why: '', links: '', source: '' }}
        why={t('hand.why')}
        linksHint={t('hand.linksHint')}
        wrongSource={t('hand.needSource')}
        onChange={() => undefined}
      />
    </Shown>
  </>
)

const SearchShown = () => {
  const [words, setWords] = useState('')
  const [order, setOrder] = useState('works')
  return (
    <div className="row wrap">
      <SearchField label={t('gallery.searchLabel')} value={words} onChange={setWords} />
      <Choice
        label={t('gallery.order')}
        value={order}
        options={['works', 'name'].map((value) => ({ value, text: value }))}
        onChoose={setOrder}
      />
    </div>
  )
}

const TextShown = () => {
  const [text, setText] = useState('')
  return <TextField label={t('gallery.note')} rows={2} value={text} onChange={setText} optional />
}

const SortShown = () => {
  const [up, setUp] = useState(true)
  const rows = names.toSorted((a, b) => (up ? a.localeCompare(b) : b.localeCompare(a)))
  return (
    <table className="table">
      <thead>
        <tr>
          <SortHead name={t('csv.name')} sorted={up ? 'asc' : 'desc'} onSort={() => setUp(!up)} />
        </tr>
      </thead>
      <tbody>
        {rows.map((name) => (
          <tr key={name}>
            <td>{name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const longRows = 10_000

const LongShown = () => {
  const onRange = useCallback(() => undefined, [])
  return (
    <div className="long box">
      <VirtualList
        label={t('gallery.longLabel', { count: longRows })}
        rows={longRows}
        rowPx={51}
        onRange={onRange}
        row={(index) => (
          <PersonRow
            name={nameOf(index)}
            trace={traces.linh}
            href={paths.gallery()}
            organisation={formatNumber(index + 1)}
          />
        )}
      />
    </div>
  )
}
