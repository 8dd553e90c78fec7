import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { Appended } from '@/lib/timeline/append'
import type { NewEvent } from '@/lib/timeline/model'
import { assessRegimes } from '@/lib/workflows/assess-regimes'
import { pauseSevere } from '@/lib/workflows/pause-severe'
import { reassessStatements } from '@/lib/workflows/reassess-statements'
import { suggestSeverityAnew } from '@/lib/workflows/suggest-anew'

/** What follows of itself from entries just written, in the same transaction. Returns further entries, made by the system. */
export type Reaction = (tx: Tx, appended: readonly Appended[], now: Date) => Promise<readonly NewEvent[]>

/** Every reaction, in order. The command wrapper runs them after each command, so that no command can forget one. */
export const reactions: readonly Reaction[] = [reassessStatements, pauseSevere, suggestSeverityAnew, assessRegimes]
