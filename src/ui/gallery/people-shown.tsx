import { CompartmentField, CompartmentTag } from '../parts/Compartment.tsx'
import { NumberDoor } from '../parts/NumberDoor.tsx'
import { PersonRow } from '../parts/PersonRow.tsx'
import { Score, Whisker } from '../parts/Score.tsx'
import { Trace } from '../parts/Trace.tsx'
import { Monogram } from '../parts/Monogram.tsx'
import { PersonRowsSkeleton } from '../parts/Waiting.tsx'
import { paths } from '../paths.ts'
import { t } from '../texts/text.ts'
import { spansOf, traces } from './cast.ts'
import { Shown } from './Shown.tsx'

const here = paths.gallery()
const title = 'Preference drift: what reinforcement learning forgets after supervised tuning'
const best = { title, marks: spansOf(title, 'reinforcement learning') }

/** Person rows, traces, scores and numbers. */
export const PeopleShown = () => (
  <div className="stack">
    <RowsShown />
    <Shown name="gallery.trace">
      <div className="row wrap wide">
        <Trace years={traces.linh} />
        <Trace years={traces.many} />
        <Trace years={traces.one} />
        <Trace years={traces.empty} />
        <span className="m">{t('gallery.traceWhy')}</span>
      </div>
    </Shown>
    <ScoresShown />
    <Shown name="gallery.number">
      <div className="row wrap wide">
        <NumberDoor className="b" href={here}>
          214 people
        </NumberDoor>
        <NumberDoor className="b" href={here} loading>
          214 people
        </NumberDoor>
        <span className="m">{t('gallery.numberWhy')}</span>
      </div>
    </Shown>
    <Shown name="gallery.compartment">
      <div className="stack">
        <CompartmentTag name="North" inside={['Amara', 'Tomasz']} />
        <CompartmentField value={null} onChange={() => undefined} />
      </div>
    </Shown>
  </div>
)

const RowsShown = () => (
  <Shown name="gallery.row">
    <div className="box rows">
      <PersonRow
        name="Chiamaka Nwosu-Reyes"
        trace={traces.chiamaka}
        href={here}
        rank={1}
        organisation="Kestrel Systems"
        years="2020–2026"
        works={19}
        worksHref={here}
        best={best}
        score={{ score: 9.04, low: 8.3, high: 9.5, top: 9.8 }}
        scoreHref={here}
      />
      <PersonRow
        name="Linh Đặng Thu"
        trace={traces.linh}
        href={here}
        rank={2}
        organisation="Corvid Reasoning"
        years="2021–2026"
        works={14}
        worksHref={here}
        best={best}
        recent
        selected
        score={{ score: 8.12, low: 6.1, high: 8.6, top: 9.8 }}
        scoreHref={here}
      />
      <PersonRow
        name="Hye-rin Sagong"
        trace={traces.hyeRin}
        href={here}
        rank={3}
        organisation="Nanhai Institute of Machine Intelligence"
        years="2023–2026"
        works={4}
        worksHref={here}
        thin={t('score.one')}
        best={{ title: 'When should a verifier say nothing?', marks: [] }}
        score={{ score: 7.18, low: 1.5, high: 7.6, top: 9.8 }}
        scoreHref={here}
      />
      <PersonRow
        name="L. Dang"
        trace={traces.one}
        href={here}
        organisation={null}
        doubt="could also be Linh Đặng Thu"
      />
      <PersonRow
        name="Odalys Ferreira-Haddad"
        trace={traces.empty}
        href={here}
        organisation="Halcyon Fund, partner"
        byHand
        end={<Monogram name="Amara Vestergaard" />}
      />
      <PersonRowsSkeleton rows={2} lines={3} />
    </div>
  </Shown>
)

const ScoresShown = () => (
  <Shown name="gallery.score">
    <ul className="scores">
      <li>
        <Score score={9.04} low={8.4} high={9.5} top={9.8} href={here} />
        <span className="m">{t('gallery.scoreNarrow')}</span>
      </li>
      <li>
        <Score score={7.6} low={4.3} high={7.9} top={9.8} href={here} />
        <span className="m">{t('score.tie', { scores: '7.62' })}</span>
      </li>
      <li>
        <Score score={7.18} low={1.5} high={7.6} top={9.8} href={here} />
        <span className="m warn">{t('score.one')}</span>
      </li>
      <li>
        <span className="wide-whisker">
          <Whisker score={7.18} low={1.5} high={7.6} top={9.8} />
        </span>
        <span className="m">{t('gallery.whisker')}</span>
      </li>
    </ul>
  </Shown>
)
