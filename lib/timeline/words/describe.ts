import { clockWords } from './clock'
import { incidentWords } from './incident'
import { noticeWords } from './notice'
import { programWords } from './program'
import { publicationWords } from './publication'
import { regulatorWords } from './regulator'
import { severityWords } from './severity'
import { statementWords } from './statement'
import type { Words } from './words'

/** The kinds by name. What an entry's row holds under a kind was written by that kind's command, so payload and reader agree. */
const readers: Readonly<Record<string, (payload: never) => Words>> = {
  ...clockWords,
  ...incidentWords,
  ...noticeWords,
  ...programWords,
  ...regulatorWords,
  ...severityWords,
  ...publicationWords,
  ...statementWords,
}

const words = (kind: string) => kind.replace(/^[^.]+\./, '').replaceAll('_', ' ')

/** How an entry reads. A kind without a reader reads as its name, with its reason or text if it has one. */
export function describeEntry(kind: string, payload: unknown): Words {
  const read = readers[kind]
  if (read) return read(payload as never)
  const { text, reason } = (payload ?? {}) as { text?: unknown; reason?: unknown }
  const body = typeof text === 'string' ? text : typeof reason === 'string' ? reason : undefined
  return { title: words(kind), ...(body ? { text: body } : {}) }
}
