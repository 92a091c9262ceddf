import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../texts/text.ts'

/** After this long a skeleton alone is an impolite answer. */
const saySoAfterSeconds = 3

/**
 * What stands where something will be: its skeleton after 150 ms (by stylesheet), after 3 s a
 * sentence with the seconds, and a way to stop when there is one.
 */
export const Waiting = ({ children, onStop }: { children?: ReactNode; onStop?: () => void }) => {
  const seconds = useSeconds()
  return (
    <div className="waiting" role="status" aria-label={t('waiting.label')}>
      <div aria-hidden="true">{children}</div>
      {seconds >= saySoAfterSeconds && (
        <p className="m">
          {t('waiting.long', { count: seconds })}{' '}
          {onStop && (
            <button type="button" className="num" onClick={onStop}>
              {t('waiting.stop')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

const useSeconds = (): number => {
  const [seconds, setSeconds] = useState(0)
  // A clock is the world outside React.
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}

const widths = ['58%', '46%', '64%', '52%', '40%', '60%'] as const
const widthOf = (row: number): string => widths[row % widths.length] ?? '50%'

/** Person rows to come, in their real height (63 px with a best work, 51 without). */
export const PersonRowsSkeleton = ({ rows, lines }: { rows: number; lines: 2 | 3 }) => (
  <div className="skeletons">
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className={`person ${lines === 3 ? 'three' : 'two'}`}>
        <span className="sk sk-trace" />
        <div className="grow sk-lines">
          <span className="sk" style={{ width: widthOf(row) }} />
          <span className="sk" style={{ width: widthOf(row + 2) }} />
          {lines === 3 && <span className="sk" style={{ width: '80%' }} />}
        </div>
        <span className="sk sk-figure" />
      </div>
    ))}
  </div>
)

/** Table rows to come, 34 px each. */
export const TableSkeleton = ({ rows }: { rows: number }) => (
  <div className="skeletons box">
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className="sk-row">
        <span className="sk" style={{ width: widthOf(row) }} />
        <span className="sk sk-figure" />
      </div>
    ))}
  </div>
)

/** A block of text to come. */
export const TextSkeleton = ({ lines }: { lines: number }) => (
  <div className="skeletons sk-lines">
    {Array.from({ length: lines }, (_, line) => (
      <span key={line} className="sk" style={{ width: line === lines - 1 ? '40%' : '92%' }} />
    ))}
  </div>
)
