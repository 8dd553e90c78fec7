interface NotPrintedProps {
  /** How many rows there are, and how many of them fit the printed page. */
  rows: number
  printed: number
}

/** The look of the row at this place: those that don't fit the printed page are on the screen alone. */
export function rowLook(at: number, printed: number): string {
  return at < printed ? '' : 'print:hidden'
}

/** On paper: that there is more, so that nobody takes the page for all of it. */
export function NotPrinted({ rows, printed }: NotPrintedProps) {
  if (rows <= printed) return null
  return <p className="mt-2 hidden font-medium print:block">And {rows - printed} more, not printed here.</p>
}
