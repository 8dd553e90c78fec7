import { Download } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import { formatBytes } from '@/lib/evidence/size'
import type { LinkedEvidence } from '@/lib/incidents/queries/around'

function EvidenceItem({ file }: { file: LinkedEvidence }) {
  return (
    <li className="flex flex-col gap-0.5 border-hairline border-t py-2 first:border-t-0">
      <a href={`/api/evidence/${file.id}`} download className="flex min-w-0 items-center gap-2 font-medium text-accent">
        <Download aria-hidden className="size-4 shrink-0" />
        <span className="break-all">
          <span className="tabular-nums">E{file.number}</span> {file.fileName}
        </span>
      </a>
      {file.note && <p className="whitespace-pre-wrap break-words">{file.note}</p>}
      <p className="text-muted">
        {formatBytes(file.sizeBytes)} · {file.mediaType} · added by {file.addedByName}, <Time at={file.addedAt} />
      </p>
      <p className="text-subtle">
        SHA-256 <Mono>{file.sha256}</Mono>
      </p>
    </li>
  )
}

/** The files on an incident's record, each with the hash by which it can be checked. */
export function EvidenceList({ files }: { files: readonly LinkedEvidence[] }) {
  if (files.length === 0)
    return (
      <EmptyState title="No evidence yet" why="Files that are added here are kept as they were sent, by their hash." />
    )
  return (
    <ul className="flex flex-col">
      {files.map((file) => (
        <EvidenceItem key={file.id} file={file} />
      ))}
    </ul>
  )
}
