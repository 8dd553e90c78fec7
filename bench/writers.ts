import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '@/lib/id'

/** What a writer knows of one entry that it wanted written: 201, a refusal, or no answer. */
export type Fate = 'ok' | 'fail' | 'unknown'

/** The last word of each intent in the ledgers, by the text of the entry. */
export type Fates = Map<string, Fate>

export interface WriterOptions {
  readonly web: string
  readonly authorization: string
  readonly references: readonly string[]
  readonly folder: string
  readonly signal: AbortSignal
  /** Told of each ok: when its request was sent (performance.now), and when it was answered. */
  readonly onOk: (sentAt: number, answeredAt: number) => void
}

interface Ledger {
  readonly say: (text: string, state: Fate | 'intent') => Promise<void>
  readonly close: () => Promise<void>
}

/** A file of the writer's own; each line is on the disk before anything else happens. */
async function openLedger(path: string, fates: Fates): Promise<Ledger> {
  const file: FileHandle = await open(path, 'ax')
  return {
    async say(text, state) {
      await file.write(`${JSON.stringify({ text, state })}\n`)
      await file.datasync()
      fates.set(text, state === 'intent' ? 'unknown' : state)
    },
    close: () => file.close(),
  }
}

/** Only a connection that was never made, or a refusal, says for certain that nothing was written. */
function fateOf(answered: Response | { cause?: unknown }): Fate {
  if (answered instanceof Response) {
    if (answered.status === 201) return 'ok'
    return answered.status < 500 ? 'fail' : 'unknown'
  }
  return (answered.cause as { code?: string } | undefined)?.code === 'ECONNREFUSED' ? 'fail' : 'unknown'
}

async function post(
  { web, authorization }: WriterOptions,
  reference: string,
  text: string,
  key: string,
): Promise<Fate> {
  const answered = await fetch(`${web}/api/v1/incidents/${reference}/timeline`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ kind: 'note', text }),
    signal: AbortSignal.timeout(15_000),
  }).catch((thrown: { cause?: unknown }) => thrown)
  if (answered instanceof Response) await answered.arrayBuffer().catch(() => {})
  return fateOf(answered)
}

/**
 * Writes until it is told to end: first the intent into its ledger, then the request, then what came of it. Every second
 * writer repeats what it does not know under the same key until it is answered; the others leave it unknown.
 */
export async function runWriter(index: number, options: WriterOptions, fates: Fates): Promise<void> {
  const ledger = await openLedger(join(options.folder, `writer-${index}.jsonl`), fates)
  const repeats = index % 2 === 0
  const reference = options.references[index % options.references.length] ?? ''
  for (let count = 0; !options.signal.aborted; count++) {
    const [text, key] = [`${index}-${count}`, newId()]
    await ledger.say(text, 'intent')
    let sentAt = performance.now()
    let fate = await post(options, reference, text, key)
    while (fate === 'unknown' && repeats && !options.signal.aborted) {
      await wait(200)
      sentAt = performance.now()
      const again = await post(options, reference, text, key)
      // A connection refused says nothing of the request before it.
      fate = again === 'ok' ? 'ok' : 'unknown'
    }
    const answeredAt = performance.now()
    await ledger.say(text, fate)
    if (fate === 'ok') options.onOk(sentAt, answeredAt)
    else await wait(100)
  }
  await ledger.close()
}
