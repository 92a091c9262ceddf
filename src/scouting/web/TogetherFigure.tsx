import type { MapOutput } from '#scouting/contract.ts'
import { t } from '#ui/texts/text.ts'
import type { MapPerson } from './map-cells.ts'

/** More names than this cannot be read on a ring of this size. */
const mostPeople = 14

const width = 284
const height = 190
const centre = { x: width / 2, y: height / 2 }
const radius = { x: 88, y: 66 }

interface TogetherFigureProps {
  readonly people: readonly MapPerson[]
  readonly edges: MapOutput['edges']
}

/** Who of a cell wrote with whom: people on a ring, a line for works together. */
export const TogetherFigure = ({ people, edges }: TogetherFigureProps) => {
  const shown = people.slice(0, mostPeople)
  const places = new Map(
    shown.map((person, index) => [person.person, placeOf(index, shown.length)]),
  )
  const names = new Map(shown.map((person) => [person.person, person.name]))
  const most = Math.max(1, ...edges.map((edge) => edge.works))
  const lines = edges.flatMap((edge) => {
    const a = places.get(edge.a)
    const b = places.get(edge.b)
    return a && b ? [{ edge, a, b }] : []
  })
  const pairs = lines
    .map(({ edge }) =>
      t('map.pair', { a: names.get(edge.a) ?? '', b: names.get(edge.b) ?? '', count: edge.works }),
    )
    .join('; ')
  return (
    <section className="together">
      <h3>{t('map.together')}</h3>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={t('map.togetherLabel', { pairs })}
      >
        {lines.map(({ edge, a, b }) => (
          <line
            key={`${edge.a}${edge.b}`}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
            strokeWidth={1 + (2.5 * (edge.works - 1)) / Math.max(1, most - 1)}
          />
        ))}
        {shown.map((person, index) => {
          const at = placeOf(index, shown.length)
          return (
            <g key={person.person}>
              <circle cx={at.x} cy={at.y} r={5} />
              <text x={at.x + at.side * 9} y={at.y + 4} textAnchor={at.side < 0 ? 'end' : 'start'}>
                {person.rank}
              </text>
            </g>
          )
        })}
      </svg>
      <p className="m">{t('map.togetherNote')}</p>
    </section>
  )
}

// Clockwise from the top, in the order of the list beside; names stand there, ranks here.
const placeOf = (index: number, of: number): { x: number; y: number; side: 1 | -1 } => {
  const angle = (2 * Math.PI * index) / of - Math.PI / 2
  const x = centre.x + radius.x * Math.cos(angle)
  return { x, y: centre.y + radius.y * Math.sin(angle), side: x < centre.x - 1 ? -1 : 1 }
}
