/** What tells the series apart besides their colour; the first is plain. */
const marks = [
  null,
  <path key="1" d="M-1 5 5 -1M3 9 9 3" />,
  <path key="2" d="M0 4h8" />,
  <path key="3" d="M-1 3 5 9M3 -1 9 5" />,
  <path key="4" d="M4 0v8" />,
  <circle key="5" cx="4" cy="4" r="1.2" />,
]

/** Defines the texture of a severity under an id, in the colours of the `data-sev` that it stands in. */
export function Texture({ id, level }: { id: string; level: number }) {
  return (
    <pattern
      id={id}
      width="8"
      height="8"
      patternUnits="userSpaceOnUse"
      className="stroke-sev-on"
      strokeOpacity="0.55"
      strokeWidth="1"
      fill="none"
    >
      {marks[level % marks.length]}
    </pattern>
  )
}
