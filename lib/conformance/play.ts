import { CaseFailed, NotPlayed, Stage, seconds, type Trial } from '@/lib/conformance/stage'
import type { WallClock } from '@/lib/conformance/wall-clock'

export interface ConformanceCase {
  readonly name: string
  /** Which of the collector's rules it tries, as docs/collectors.md counts them. */
  readonly rule: number
  readonly title: string
  /** Whether it steps the wall clock of the command. */
  readonly stepsClock?: boolean
  /** Plays the part and returns what was seen; throws CaseFailed or NotPlayed. */
  play(stage: Stage): Promise<string>
}

export interface Verdict {
  readonly name: string
  readonly rule: number
  readonly title: string
  readonly verdict: 'passed' | 'failed' | 'not run'
  readonly seen: string
  readonly seconds: number
}

/** Plays one case from the start of the command to its end. Never throws for what the command does. */
export async function playCase(played: ConformanceCase, trial: Trial, clock: WallClock | null): Promise<Verdict> {
  const stage = new Stage(trial, played.name, clock)
  const about = { name: played.name, rule: played.rule, title: played.title }
  const verdict = (kind: Verdict['verdict'], seen: string): Verdict => {
    return { ...about, verdict: kind, seen, seconds: stage.now() / 1000 }
  }
  try {
    if (played.stepsClock && !clock) throw new NotPlayed('the wall clock of a command can’t be stepped here')
    const seen = await played.play(stage)
    judge(stage)
    return verdict('passed', seen)
  } catch (thrown) {
    if (thrown instanceof NotPlayed) return verdict('not run', thrown.message)
    if (!(thrown instanceof CaseFailed)) throw thrown
    return verdict('failed', [worst(stage), thrown.message, complaintOf(stage)].filter(Boolean).join('; '))
  } finally {
    await stage.close()
  }
}

/** What holds in every case: no record past its permission, none after "stopped", no epoch confirmed that was not stopped. */
function judge(stage: Stage): void {
  const { permission } = stage.gateway
  const late = worst(stage)
  if (late) throw new CaseFailed('')
  const after = stage.records.find((at) => permission.afterConfirming(at))
  if (after !== undefined) throw new CaseFailed(`a record at ${seconds(after)}, after it had said that it stopped`)
  const [unfounded] = permission.unfounded()
  if (unfounded !== undefined) throw new CaseFailed(`it confirmed epoch ${unfounded}, for which no stop was told`)
  if (stage.subject.exit && !stage.mayEnd) throw new CaseFailed(`the command ended: ${stage.subject.exit}`)
}

/** Empty when nothing was late. */
function worst({ records, gateway, trial, forgiven }: Stage): string {
  const late = records.map((at) => ({ at, by: gateway.permission.lateness(at) })).filter(({ by }) => by > trial.gapMs)
  const last = late.at(-1)
  if (late.length <= forgiven || !last) return ''
  const by = last.by === Number.POSITIVE_INFINITY ? 'before any grant' : `${seconds(last.by)} past its permission`
  return `${late.length} records without permission, the last at ${seconds(last.at)}, ${by}`
}

function complaintOf({ subject }: Stage): string {
  const complaint = subject.complaint.trim().split('\n').slice(-1)[0] ?? ''
  return complaint === '' ? '' : `it said: ${complaint.slice(0, 200)}`
}
