const places = [
  ['timeline', 'Timeline'],
  ['clocks', 'Clocks'],
  ['facts', 'Facts'],
  ['exposure', 'Exposure'],
  ['people', 'People'],
  ['statements', 'Statements'],
  ['evidence', 'Evidence'],
] as const

/** On a phone everything stands in one column: the way down to each part. */
export function SectionLinks() {
  return (
    <nav aria-label="On this page" data-chrome="" className="-mx-4 mb-3 overflow-x-auto px-4 lg:hidden">
      <ul className="flex gap-1.5">
        {places.map(([id, label]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex h-8 items-center whitespace-nowrap rounded-full border border-control px-3 font-medium text-meta pointer-coarse:min-h-9"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
