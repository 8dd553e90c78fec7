import type { StageFacts } from '../model'
import { plainItem } from './categories'
import type { Circumstances } from './circumstances'
import type { DataItem } from './data'
import { type Identifier, identifierKinds } from './identification'
import type { SeverityInput } from './suggest'

function mildestItem(item: DataItem): DataItem {
  if (item.category === 'free_text' && item.sampled === 'not_sampled') return { ...item, sampled: 'nothing_sensitive' }
  if (item.category === 'credentials' && item.opens.length === 0) return { ...item, opens: [plainItem('simple')] }
  return item
}

function mildestCircumstances({ confidentiality, integrity, availability, malice }: Circumstances): Circumstances {
  return {
    confidentiality: confidentiality === 'unknown' ? 'no_evidence' : confidentiality,
    integrity: integrity === 'unknown' ? 'not_altered' : integrity,
    availability: availability === 'unknown' ? 'not_affected' : availability,
    malice: malice === 'unknown' ? 'error' : malice,
  }
}

/** Degrees stand from the least on. */
function leastOf(kind: Identifier['kind']): Identifier {
  return { kind, degree: Object.keys(identifierKinds[kind].degrees)[0] ?? null } as Identifier
}

function mildestStage(stage: SeverityInput['stage']): SeverityInput['stage'] {
  if (stage === 'unknown') return 'X1'
  if (typeof stage === 'string') return stage
  const { reach, access } = stage
  const seen = access === 'somebody' ? 'insiders' : access
  const mild: StageFacts = { ...stage, access: seen === 'unknown' ? 'none_seen' : seen }
  return { ...mild, reach: reach === 'unknown' ? 'insiders' : reach }
}

/**
 * The same with everything that is not known at its mildest instead of its worst: what the level could still come down to.
 * Never worse than the suggestion itself.
 */
export function mildestInput(input: SeverityInput): SeverityInput {
  const { identifiers, alongside } = input.identification
  // What identifiers are together stays, however little each of them leads to alone.
  const least = identifiers.map((one) => (one.degree === null ? leastOf(one.kind) : one))
  return {
    ...input,
    data: input.data.map(mildestItem),
    identification: {
      identifiers: least.length > 0 ? least : [{ kind: 'overall', degree: 'negligible' }],
      alongside,
    },
    circumstances: mildestCircumstances(input.circumstances),
    stage: mildestStage(input.stage),
  }
}
