/** On every page of a demonstration, so that nobody takes it for the real thing. */
export function DemoBar({ text }: { text: string }) {
  return (
    <p className="bg-stripes border-hairline border-b px-4 py-1 text-center font-medium text-meta text-text">
      Demonstration: {text}
    </p>
  )
}

/** On every page and print of a drill. */
export function DrillBanner() {
  return (
    <p className="bg-stripes mb-4 rounded-control border-2 border-control border-dashed px-4 py-2 text-center font-strong text-reading">
      DRILL: this is an exercise. Nothing here happened.
    </p>
  )
}
