import { type ExportedStream, exportFormat, misshapenStream } from './format.ts'
import { checkStream, type Problem } from './stream.ts'

export interface Verdict {
  readonly streams: number
  readonly entries: number
  readonly problems: readonly Problem[]
}

function verifyStream(stream: ExportedStream): Problem[] {
  const check = checkStream(stream.head)
  return [...stream.entries.flatMap((entry) => check.add(entry)), ...check.end()]
}

/** Verifies a parsed export. Nothing in it is trusted: a shape or a format that is not known is a problem, not a pass. */
export function verifyExport(record: unknown): Verdict {
  const { format, streams } = (record ?? {}) as { format?: unknown; streams?: unknown }
  const refused = (code: Problem['code'], detail: string): Verdict => ({
    streams: 0,
    entries: 0,
    problems: [{ streamId: '', seq: 0, code, detail }],
  })
  if (format !== exportFormat)
    return refused('format', `the file has a format that this verifier does not know: ${JSON.stringify(format)}`)
  if (!Array.isArray(streams) || streams.length === 0) return refused('malformed', 'the file holds no stream')
  const problems: Problem[] = []
  let entries = 0
  for (const stream of streams) {
    const misshapen = misshapenStream(stream)
    const streamId = String((stream as Partial<ExportedStream> | null)?.head?.streamId ?? '')
    if (misshapen) problems.push({ streamId, seq: 0, code: 'format', detail: misshapen })
    else {
      problems.push(...verifyStream(stream))
      entries += stream.entries.length
    }
  }
  return { streams: streams.length, entries, problems }
}
