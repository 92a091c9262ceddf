import { formatShare } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'
import type { Run } from '../contract.ts'
import { isMoving } from './queries.ts'

/** The big bar and the five stages. */
export const RunProgress = ({ run }: { run: Run }) => (
  <section aria-label={t('run.progress')}>
    <div
      className="bigbar"
      style={{ '--part': run.share }}
      role="progressbar"
      aria-label={t('run.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(run.share * 100)}
      aria-valuetext={formatShare(run.share)}
      data-moving={isMoving(run.state) || undefined}
      data-ended={run.state === 'done' || undefined}
    >
      <i />
    </div>
    <ol className="stages" aria-label={t('run.stages')}>
      {run.stages.map((stage) => (
        <li key={stage.name} className={stage.state}>
          <b>
            {t(`run.stage.${stage.name}`)}
            <span className="sr">, {t(`run.stage.${stage.state}`)}</span>
          </b>
          <span className="tn">{stage.sentence}</span>
        </li>
      ))}
    </ol>
  </section>
)
