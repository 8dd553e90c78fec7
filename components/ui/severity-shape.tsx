/** The six outlines, worst first: octagon, triangle, diamond, square, circle, hollow circle with a bar. */
const outlines = [
  <path key="0" d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" fill="currentColor" />,
  <path key="1" d="M8 1.5 15 14H1z" fill="currentColor" />,
  <path key="2" d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor" />,
  <path key="3" d="M2.5 2.5h11v11h-11z" fill="currentColor" />,
  <circle key="4" cx="8" cy="8" r="6" fill="currentColor" />,
  <path
    key="5"
    d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM4.8 8h6.4"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
  />,
] as const

/** The mark of a severity without its words: always beside text that says "SEV n" and the word. */
export function SeverityShape({ level, className = 'size-3.5' }: { level: number; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={className}>
      {outlines[level]}
    </svg>
  )
}
