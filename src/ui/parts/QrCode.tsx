import { encode } from 'uqr'

/** Light around the code, in squares of it: scanners ask for four (ISO/IEC 18004). */
const margin = 4

interface QrCodeProps {
  /** What a phone reads: an address. */
  readonly text: string
  /** What it opens, for those who do not see it. */
  readonly label: string
}

/** A code for a phone's camera: dark on light in both themes, since scanners want it so. */
export const QrCode = ({ text, label }: QrCodeProps) => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + margin} ${y + margin}h1v1h-1z`] : [])),
  )
  const side = size + 2 * margin
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path className="qr-ground" d={`M0 0h${side}v${side}h-${side}z`} />
      <path className="qr-dark" d={squares.join('')} shapeRendering="crispEdges" />
    </svg>
  )
}
