/** Two bars in a square: hold. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-strong text-reading tracking-tight">
      <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5">
        <path d="M3 1h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z" fill="currentColor" />
        <path d="M6.5 5.5h2.4v9H6.5zM11.1 5.5h2.4v9h-2.4z" fill="var(--bg)" />
      </svg>
      Standdown
    </span>
  )
}
