import { Mono } from '@/components/ui/mono'

/** Exactly what goes out, on every channel, with its hash. */
export function OutgoingPreview({ text, hash, title }: { text: string; hash: string; title: string }) {
  return (
    <details className="min-w-0">
      <summary className="min-h-6 cursor-pointer font-medium pointer-coarse:min-h-11">{title}</summary>
      <p
        className="mt-2 whitespace-pre-line break-words rounded-control border border-hairline bg-surface p-3"
        id="outgoing"
      >
        {text}
      </p>
      <p className="mt-2 break-all text-meta text-muted">
        SHA-256 of these words: <Mono>{hash}</Mono>
      </p>
    </details>
  )
}
