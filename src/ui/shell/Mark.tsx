/** The sign of the product: a round table, one seat taken. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 20 20" aria-hidden="true">
    <g fill="none" stroke="currentColor" strokeWidth="1.5">
      {seats.map(([x, y]) => (
        <circle key={`${String(x)} ${String(y)}`} cx={x} cy={y} r="1.6" />
      ))}
    </g>
    <circle cx="4.8" cy="4.8" r="2.3" fill="currentColor" />
  </svg>
)

const seats = [
  [10, 2.6],
  [15.2, 4.8],
  [17.4, 10],
  [15.2, 15.2],
  [10, 17.4],
  [4.8, 15.2],
  [2.6, 10],
] as const
