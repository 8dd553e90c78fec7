import { LoaderCircle, TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import type { PendingNote } from './use-composer'

/** Notes on their way, and such as did not arrive: they stay until they are saved. */
export function PendingNotes({ notes, retry }: { notes: readonly PendingNote[]; retry: (note: PendingNote) => void }) {
  if (notes.length === 0) return null
  return (
    <ul className="flex flex-col gap-2" aria-label="Notes not saved yet">
      {notes.map((note) => (
        <li
          key={note.token}
          className="flex flex-col gap-1 rounded-control border border-control border-dashed px-3 py-2"
          aria-busy={note.failed === null}
        >
          <p className="max-w-reading whitespace-pre-line">{note.text}</p>
          {note.failed === null ? (
            <p role="status" className="flex items-center gap-1.5 text-meta text-muted">
              <LoaderCircle aria-hidden className="size-3.5 motion-safe:animate-spin" />
              Sending
            </p>
          ) : (
            <div role="alert" className="flex flex-wrap items-center gap-2 text-danger">
              <TriangleAlert aria-hidden className="size-4" />
              <span className="font-medium">Not saved</span>
              <span className="text-muted">{note.failed}</span>
              <Button size="small" onClick={() => retry(note)}>
                Retry
              </Button>
              <CopyButton text={note.text} label="Copy text" />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
