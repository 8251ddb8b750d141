import { encode } from 'uqr'

/** A QR code, drawn as one shape: dark on light whatever the theme, as cameras want it. @param label what it holds, for who can't see it */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 3 })
  const shape = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-48 rounded-control border border-line"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={shape} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
