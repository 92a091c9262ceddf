import type { Parts } from '#scouting/contract.ts'
import { formatScore } from '#ui/format.ts'
import { Meter } from '#ui/parts/Meter.tsx'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { t } from '#ui/texts/text.ts'

export const partNames = ['relevance', 'recency', 'role', 'impact'] as const

/** A part with its sign; a real minus, so that it lines up with the figures. */
export const signed = (value: number): string => {
  const text = formatScore(Math.abs(value))
  if (text === '0.00') return '0'
  return value < 0 ? `−${text}` : `+${text}`
}

/** The four parts of a score, each with its size beside the largest one. */
export const PartMeters = ({ parts, href }: { parts: Parts; href?: string }) => {
  const most = Math.max(...partNames.map((name) => Math.abs(parts[name])), 0.01)
  return (
    <dl className="parts">
      {partNames.map((name) => (
        <div key={name}>
          <dt className="m">{t(`panel.${name}`)}</dt>
          <dd className="m b tn">
            {href === undefined ? (
              signed(parts[name])
            ) : (
              <NumberDoor
                href={href}
                label={t('panel.partLabel', {
                  part: t(`panel.${name}`),
                  value: signed(parts[name]),
                })}
              >
                {name === 'relevance' ? formatScore(parts[name]) : signed(parts[name])}
              </NumberDoor>
            )}
          </dd>
          <dd className={parts[name] < 0 ? 'minus' : undefined}>
            <Meter share={Math.abs(parts[name]) / most} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
