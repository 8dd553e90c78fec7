import type { SeverityLevel } from '@/lib/incidents/model'

/** ENISA's bands of SE, mildest first; the lower bound belongs to the band. */
export const bands = ['LOW', 'MEDIUM', 'HIGH', 'VERY HIGH'] as const
export type Band = (typeof bands)[number]

/** How far the data got, mildest first. [D] */
export const stages = ['X0', 'X1', 'X2', 'X3', 'X4'] as const
export type Stage = (typeof stages)[number]

export const stageWords: Readonly<Record<Stage, string>> = {
  X0: 'a control failed, the data was never reachable',
  X1: 'reachable by people inside who were not meant to, no access seen',
  X2: 'access by people inside who were not meant to was seen',
  X3: 'reachable or disclosed outside',
  X4: 'taken, public or misused',
}

/** Who could reach the data beyond those who were meant to. */
export const reaches = ['none', 'insiders', 'outside', 'unknown'] as const
export type Reach = (typeof reaches)[number]

/** By whom access was seen. "None seen" needs somebody to have looked; of `somebody` nobody said whether from inside. */
export const accesses = ['none_seen', 'insiders', 'outsiders', 'somebody', 'unknown'] as const
export type Access = (typeof accesses)[number]

/** What the stage is judged from, where it is not given outright. */
export interface StageFacts {
  readonly reach: Reach
  readonly access: Access
  /** Taken, public or misused; null while not known, which alone raises nothing. */
  readonly taken: boolean | null
}

/** The inputs of a suggestion that entries of the timeline can be named for. */
export const topics = [
  'data',
  'identification',
  'confidentiality',
  'integrity',
  'availability',
  'malice',
  'stage',
  'people',
  'open',
  'safety',
  'unintelligible',
] as const
export type Topic = (typeof topics)[number]

export const topicWords: Readonly<Record<Topic, string>> = {
  data: 'What the data tells',
  identification: 'How easily people can be named',
  confidentiality: 'Who got to see it',
  integrity: 'Whether data was changed',
  availability: 'Whether data was lost',
  malice: 'Whether it was intended',
  stage: 'How far the data got',
  people: 'How many people are affected',
  open: 'Whether it is contained',
  safety: 'Danger to somebody’s safety, or minors',
  unintelligible: 'Whether the data can be read',
}

/** Sequence numbers of the entries that an input was read from. */
export type Cites = Readonly<Partial<Record<Topic, readonly number[]>>>

/** One reason, with the entries of the timeline that it rests on. */
export interface Reason {
  readonly topic: Topic
  readonly text: string
  readonly seqs: readonly number[]
}

/** A part of a score, with whether it was taken at its higher value because it is not known. */
export interface Part {
  /** Quarters: SE is kept times four. */
  readonly quarters: number
  readonly assumed: boolean
  readonly text: string
}

/** What made the level worse (below zero) or better than the table's. */
export interface Modifier {
  readonly id: 'people' | 'open' | 'safety' | 'unintelligible'
  readonly levels: -2 | -1 | 1
  readonly text: string
}

export type Confidence = 'high' | 'medium' | 'low'

/** What the method answers. It sets nothing: a person decides. */
export interface Suggestion {
  readonly suggested: SeverityLevel
  readonly band: Band
  /** DPC × EI + CB, a multiple of 0.25 from 0.25 to 6. */
  readonly SE: number
  readonly dpc: number
  readonly ei: number
  readonly cb: number
  readonly stage: Stage
  /** False where it is not known and the next worse was taken. */
  readonly stageKnown: boolean
  readonly modifiers: readonly Modifier[]
  /** Inputs that were taken at their higher value because they are not known. */
  readonly assumed: readonly Topic[]
  readonly missing: readonly Topic[]
  readonly rationale: readonly Reason[]
  readonly confidence: Confidence
  /** A note where SE stands within 0.25 of a band's bound; null elsewhere. */
  readonly borderline: string | null
  /** Shown beside the score, which they never change. */
  readonly flags: { readonly overHundredPeople: boolean | null; readonly unintelligible: boolean }
}

/** From how many people on the level is one worse, unless the workplace has set another number. [D] */
export const defaultPeopleThreshold = 500
