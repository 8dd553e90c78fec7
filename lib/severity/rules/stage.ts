import { type Stage, type StageFacts, stages, stageWords } from '../model'

export interface JudgedStage {
  readonly stage: Stage
  /** False where the facts leave it open, and the next worse was taken. */
  readonly known: boolean
  readonly text: string
}

const nextWorse = (stage: Stage): Stage => stages[stages.indexOf(stage) + 1] ?? 'X4'

/** What is certain at least; null where the facts say it all. */
function openFrom({ reach, access }: StageFacts): Stage | null {
  // Access was found, and only people inside could have been it where nobody else could reach the data.
  if (access === 'somebody') return reach === 'insiders' || reach === 'outside' ? null : 'X2'
  if (access === 'insiders' || access === 'outsiders' || reach === 'outside' || reach === 'none') return null
  return reach === 'insiders' && access === 'none_seen' ? null : 'X1'
}

function certain({ reach, access, taken }: StageFacts): Stage {
  if (taken) return 'X4'
  if (reach === 'outside' || access === 'outsiders') return 'X3'
  if (access === 'insiders' || access === 'somebody') return 'X2'
  return reach === 'none' ? 'X0' : 'X1'
}

/**
 * How far the data got, from recorded facts. [D] Only what was seen counts as taken. Where it is not known who could reach
 * the data, or whether anybody did, the next worse stage is taken: in doubt the worse, as PagerDuty's guide says.
 */
export function judgeStage(facts: StageFacts): JudgedStage {
  const least = facts.taken ? null : openFrom(facts)
  if (least === null) {
    const stage = certain(facts)
    return { stage, known: true, text: `${stage}: ${stageWords[stage]}` }
  }
  const stage = nextWorse(least)
  return {
    stage,
    known: false,
    text: `At least ${least}, and not known further: taken as ${stage}, ${stageWords[stage]}`,
  }
}

/** A stage that was given outright, or that nothing is known of. */
export function givenStage(stage: Stage | 'unknown'): JudgedStage {
  if (stage === 'unknown') return judgeStage({ reach: 'unknown', access: 'unknown', taken: null })
  return { stage, known: true, text: `${stage}: ${stageWords[stage]}` }
}
