import type { IncidentKind } from '@/lib/incidents/model'
import { type Claim, type ClaimKind, isSufficient } from '@/lib/statements/claims'
import type { Said } from '@/lib/statements/templates'
import { claimToken } from '@/lib/statements/tokens'

/** A question that is asked of every incident of its kind, and the claims that answer it, the best first. */
interface Standard {
  readonly question: string
  readonly kinds: readonly ClaimKind[]
  /** All of them together answer it, not the first alone. */
  readonly all?: true
}

const access: readonly ClaimKind[] = ['access_observed', 'no_indication_of_access', 'access_not_known']

const always: readonly Standard[] = [
  { question: 'What happened?', kinds: ['what_happened'] },
  { question: 'When did you find out?', kinds: ['discovery', 'what_happened'] },
  { question: 'How long did it go on?', kinds: ['start', 'end'], all: true },
  { question: 'What data is concerned?', kinds: ['data_categories'] },
  { question: 'Did anybody read or take it?', kinds: access },
  { question: 'How many people are concerned?', kinds: ['number_affected'] },
  { question: 'What was the cause?', kinds: ['cause'] },
  { question: 'Is data still being collected?', kinds: ['pause_status'], all: true },
  { question: 'What are you doing about it?', kinds: ['safeguard', 'investigation_ongoing'], all: true },
  { question: 'Who has been told?', kinds: ['notification'], all: true },
]

const byKind: Readonly<Record<IncidentKind, readonly Standard[]>> = {
  data_exposure: [{ question: 'Who could see it?', kinds: ['exposure_scope'] }],
  unauthorised_access: [{ question: 'Who got in?', kinds: ['access_observed'] }],
  loss: [{ question: 'Can it be restored?', kinds: ['safeguard'] }],
  integrity: [{ question: 'Is the data right again?', kinds: ['safeguard'] }],
  availability: [{ question: 'When does it work again?', kinds: ['end'] }],
  misuse: [{ question: 'What was it used for?', kinds: ['exposure_scope'] }],
  third_party: [{ question: 'Which other company is concerned?', kinds: ['exposure_scope'] }],
  policy: [{ question: 'Which rule was broken?', kinds: ['cause'] }],
}

/** Words that lead back to what is known; they assert nothing. */
const bridgeLines: readonly string[] = [
  'I would rather give you what we have confirmed than a guess.',
  'That is being looked into, and I will not speculate.',
  'You will have the next update at the time that we named.',
]

/** Never said at any strength (d3), and their kin from the wording rules. */
const bannedLines: readonly string[] = [
  'No one accessed the data.',
  'Your data is safe.',
  'There is no risk.',
  'This will never happen again.',
  'We acted out of an abundance of caution.',
  'Only a small number of people are concerned.',
]

/** Who answers what no claim does, and by when, in words. */
export interface OpenAnswers {
  readonly owner: string
  readonly due: string
}

function answerOf({ kinds, all }: Standard, claims: readonly Claim[], open: OpenAnswers): string {
  const supported = kinds.flatMap((kind) => claims.filter((claim) => claim.kind === kind && isSufficient(claim)))
  const used = all ? supported : supported.slice(0, 1)
  if (used.length === 0) return `not known yet, owner ${open.owner}, due ${open.due}`
  return used.map(({ key }) => claimToken(key)).join(' ')
}

const pair = (question: string, answer: string) => `Q: ${question}\nA: ${answer}`

/**
 * The words of a Q&A: the standard questions of the incident’s kind and every open question of the record, each answered by
 * claims or by who finds out and by when; bridge lines; banned lines.
 */
export function questionWords(kind: IncidentKind, claims: readonly Claim[], open: OpenAnswers): Said {
  const [first, ...rest] = always
  const standard = [...(first ? [first] : []), ...byKind[kind], ...rest]
  const asked = claims.flatMap(({ key, value, ...claim }) =>
    value?.kind === 'unknown' && isSufficient(claim)
      ? [pair(value.question.replaceAll(/\s+/g, ' ').trim(), claimToken(key))]
      : [],
  )
  const answered = standard.map((one) => pair(one.question, answerOf(one, claims, open)))
  return {
    questions: [...answered, ...asked].join('\n\n'),
    bridge: bridgeLines.map((line) => `[[courtesy|${line}]]`).join('\n'),
    banned: bannedLines.join('\n'),
  }
}
