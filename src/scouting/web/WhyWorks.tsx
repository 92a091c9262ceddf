import type { Evidence } from '#scouting/contract.ts'
import { formatScore } from '#ui/format.ts'
import { Marked } from '#ui/parts/Marked.tsx'
import { nthOf } from '#ui/parts/position.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { partNames, signed } from './PartMeters.tsx'

/** Every work that counted, with what each part of the formula made of it. */
export const WhyWorks = ({ works }: { works: readonly Evidence[] }) => (
  <div className="wide-table">
    <table className="table why-works">
      <thead>
        <tr>
          <th scope="col">{t('why.work')}</th>
          {partNames.map((name) => (
            <th key={name} scope="col" className="r">
              {t(`panel.${name}`)}
            </th>
          ))}
          <th scope="col" className="r">
            {t('why.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {works.map((work) => (
          <tr key={work.work}>
            <th scope="row">
              <SpaLink className="ev-t" href={paths.work(work.work)}>
                <Marked text={work.title} marks={work.titleMarks} />
              </SpaLink>
              <span className="m block">
                {[nthOf(work.position, work.authorCount), work.venue, work.year]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </th>
            {partNames.map((name) => (
              <td key={name} className="r" data-head={t(`panel.${name}`)}>
                {signed(work.parts[name])}
              </td>
            ))}
            <td className="r b" data-head={t('why.points')}>
              {formatScore(work.contribution)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
