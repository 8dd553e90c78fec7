import type { DataClass, DataFacts, PauseWindow } from '@/lib/programs/rules/data-class'

const start = Date.UTC(2026, 10, 23, 12)
/** So many seconds after the cases' noon. */
export const at = (seconds: number): Date => new Date(start + seconds * 1000)

/** Paused at 100 s, with T = 5 s; as epoch 2. */
const standing: PauseWindow = { epoch: 2n, pausedAt: at(100), stopBy: at(105), resumedAt: null }
/** The same, resumed at 200 s as epoch 3. */
const ended: PauseWindow = { ...standing, resumedAt: at(200) }

const captured = (from: number, to = from) => ({ from: at(from), to: at(to) })
const grant = (epoch: bigint, expires: number) => ({ epoch, expiresAt: at(expires) })

const running: DataFacts = {
  captured: captured(50),
  arrivedAt: at(51),
  grant: grant(1n, 60),
  highest: 1n,
  collecting: true,
  pauses: [],
}
const stopped: DataFacts = { ...running, highest: 2n, collecting: false, pauses: [standing], arrivedAt: at(101) }
const resumed: DataFacts = {
  ...running,
  ...{ captured: captured(210), arrivedAt: at(211), grant: grant(3n, 220), highest: 3n, pauses: [ended] },
}

export interface GuardCase {
  readonly name: string
  readonly facts: DataFacts
  readonly class: DataClass
}

const of = (name: string, expected: DataClass, base: DataFacts, over: Partial<DataFacts> = {}): GuardCase => ({
  ...{ name, class: expected },
  facts: { ...base, ...over },
})

/** What arrives at a guard, and what it is: the table by which the rule is known, and each of its mutants caught. */
export const guardCases: readonly GuardCase[] = [
  of('captured and sent under a lease', 'ok', running),
  of('without a proven grant', 'unknown', running, { grant: null }),
  of('without a capture time', 'unknown', running, { captured: null }),
  of('with a capture time that ends before it begins', 'unknown', running, { captured: captured(50, 49) }),
  of('captured in the future', 'unknown', running, { captured: captured(113), grant: grant(1n, 200) }),
  of('captured by a clock that runs a little ahead', 'ok', running, { captured: captured(58) }),
  of('sent when its lease is over', 'late', running, { arrivedAt: at(60) }),
  of('captured when its lease was over', 'violation', running, { captured: captured(60), arrivedAt: at(61) }),
  of('the last of it captured when its lease was over', 'violation', running, {
    captured: captured(50, 61),
    arrivedAt: at(62),
  }),
  of('of an epoch that has passed', 'late', running, { highest: 2n }),
  of('captured before the pause, arriving in it', 'late', stopped, { captured: captured(99), grant: grant(1n, 110) }),
  of('captured within T, arriving in it', 'late', stopped, {
    ...{ captured: captured(105), grant: grant(1n, 110), arrivedAt: at(106) },
  }),
  of('captured later than T', 'violation', stopped, {
    ...{ captured: captured(106), grant: grant(1n, 110), arrivedAt: at(107) },
  }),
  of('of the very epoch that stopped', 'late', stopped, { captured: captured(99), grant: grant(2n, 110) }),
  of('of the very epoch that stopped, before it is known when', 'late', stopped, { grant: grant(2n, 110), pauses: [] }),
  of('captured in the pause, kept back and sent by a new lease', 'violation', resumed, { captured: captured(150) }),
  of('begun in the pause and ended after it', 'violation', resumed, { captured: captured(199, 201) }),
  of('captured before the pause, kept back and sent by a new lease', 'late', resumed, { captured: captured(90) }),
  of('captured since the resume', 'ok', resumed),
  of('captured at the moment of the resume', 'ok', resumed, { captured: captured(200) }),
]
