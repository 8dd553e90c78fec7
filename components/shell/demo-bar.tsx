/** On every page of a demonstration, so that nobody takes it for the real thing. */
export function DemoBar({ text }: { text: string }) {
  return (
    <p className="bg-stripes border-hairline border-b px-4 py-1 text-center font-medium text-meta text-text">
      Demonstration: {text}
    </p>
  )
}
