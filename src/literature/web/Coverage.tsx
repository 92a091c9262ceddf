import { useState } from 'react'
import { csvAddress } from '#ui/api.gen.ts'
import { formatNumber, formatShare, formatYears } from '#ui/format.ts'
import { Meter } from '#ui/parts/Meter.tsx'
import { t } from '#ui/texts/text.ts'
import { byVenue } from './by-venue.ts'
import type { CoverageLine, VenueLine } from './by-venue.ts'

const shownAtFirst = 25

/** Venues with how many works are in, and how much of them is filled. */
export const Coverage = ({ rows }: { rows: readonly CoverageLine[] }) => {
  const [words, setWords] = useState('')
  const [all, setAll] = useState(false)
  const venues = byVenue(rows).filter((line) =>
    line.venue.toLowerCase().includes(words.toLowerCase()),
  )
  const shown = all ? venues : venues.slice(0, shownAtFirst)
  return (
    <>
      <div className="row wrap part-head">
        <p className="m grow">{t('literature.byVenueWhy')}</p>
        <input
          type="search"
          className="input fit-field"
          aria-label={t('literature.filter')}
          placeholder={t('literature.filter')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <a className="btn line small" href={csvAddress.literature.coverage({})} download>
          {t('literature.csv')}
        </a>
      </div>
      <table className="table coverage">
        <thead>
          <tr>
            <th scope="col">{t('literature.venue')}</th>
            <th scope="col">{t('literature.yearsHead')}</th>
            <th scope="col" className="r">
              {t('literature.worksHead')}
            </th>
            <th scope="col" className="r only-desk">
              {t('literature.signaturesHead')}
            </th>
            <th scope="col" className="filled only-desk">
              {t('literature.abstracts')}
            </th>
            <th scope="col" className="filled only-desk">
              {t('literature.cited')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <Venue key={line.venue} line={line} />
          ))}
        </tbody>
      </table>
      {shown.length < venues.length && (
        <button type="button" className="btn line small show-more" onClick={() => setAll(true)}>
          {t('literature.allVenues', { count: venues.length })}
        </button>
      )}
    </>
  )
}

const Venue = ({ line }: { line: VenueLine }) => (
  <tr>
    <td dir="auto">
      {line.venue === '' ? <span className="dim">{t('literature.noVenue')}</span> : line.venue}
    </td>
    <td className="nw tn dim">{formatYears(line.firstYear, line.lastYear)}</td>
    <td className="r">{formatNumber(line.works)}</td>
    <td className="r dim only-desk">{formatNumber(line.signatures)}</td>
    <td className="filled only-desk">
      <Filled part={line.abstracts} of={line.works} />
    </td>
    <td className="filled only-desk">
      <Filled part={line.citations} of={line.works} />
    </td>
  </tr>
)

const Filled = ({ part, of }: { part: number; of: number }) => {
  const share = of === 0 ? 0 : part / of
  return (
    <span className="row">
      <Meter share={share} />
      <span className="m tn">{formatShare(share)}</span>
    </span>
  )
}
