import type { Claim } from '@/lib/statements/claims'
import type { AudienceClass, StatementKind } from '@/lib/statements/model'
import type { RenderedPart, Wordings } from '@/lib/statements/tokens'

/** The rules of wording, each a pattern over one sentence. */
export const wordingRules = [
  ...(['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'L07', 'L08', 'L09', 'L10', 'L11', 'L12', 'L13'] as const),
  ...(['L14', 'L15', 'L16', 'L17', 'L18', 'L19', 'L20', 'L21', 'L22', 'L23', 'L24', 'L25'] as const),
] as const
/** The rules of structure, each a function over the whole document. */
export const structureRules = [
  ...(['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12'] as const),
] as const
export const ruleIds = [...wordingRules, ...structureRules] as const
export type WordingRuleId = (typeof wordingRules)[number]
export type StructureRuleId = (typeof structureRules)[number]
export type RuleId = (typeof ruleIds)[number]

/** `block` stops approval until counsel waives it with a reason; `warn` is mended or dismissed by whoever drafts. */
export type MarkSeverity = 'block' | 'warn'

/** What could stand in place of the whole sentence; the body may hold tokens of a draft. */
export interface Rewrite {
  readonly label: string
  readonly body: string
}

/** A waiver by counsel or a dismissal by the drafter, of one rule on one exact sentence. */
export interface MarkWaiver {
  readonly rule: RuleId
  readonly sentenceHash: string
  readonly by: string
  readonly reason: string
  /** ISO. */
  readonly at: string
}

/** One rule broken by one sentence. Offsets are UTF-16 units in the rendered text. */
export interface Mark {
  readonly rule: RuleId
  readonly severity: MarkSeverity
  /** Number of the sentence from 0; -1 where the text as a whole is meant. */
  readonly sentence: number
  /** The words that broke it. */
  readonly start: number
  readonly end: number
  readonly words: string
  readonly sentenceStart: number
  readonly sentenceEnd: number
  readonly sentenceText: string
  /** The sentence as the draft has it, tokens included; null where it begins or ends inside a token. */
  readonly source: string | null
  /** SHA-256 in hex of the normalised sentence: another sentence is another hash. */
  readonly sentenceHash: string
  readonly reason: string
  /** How a person mends it. */
  readonly mend: string
  readonly rewrite?: Rewrite
  readonly waived?: { readonly by: string; readonly reason: string; readonly at: string }
}

/** A part that the kind demands, and what would fill it. */
export interface LintSlot {
  readonly label: string
  readonly filled: boolean
  readonly offer?: string
}

/** What another statement that stands says of the same thing. */
export interface LiveValue {
  readonly reference: string
  readonly key: string
  readonly value: unknown
  /** ISO. */
  readonly asOf: string
}

/** A promise of this statement that somebody keeps track of. */
export interface Commitment {
  readonly sentenceHash: string
  readonly owner: string
  /** ISO. */
  readonly due: string
}

/** Words of the record that must not be quoted to the outside. */
export interface EvidenceText {
  readonly seq: number
  readonly text: string
}

/** What the server knows around a statement. Pure data: the page hands it to the browser as it is. */
export interface LintBackground {
  /** Every claim as the record supports it now: what rewrites offer and staleness is measured by. */
  readonly available: readonly Claim[]
  /** What the corrected statement said, by claim key. */
  readonly earlier: Wordings
  /** The database's time, ISO; empty where nothing is to be offered by it. */
  readonly now: string
  readonly waivers: readonly MarkWaiver[]
  readonly otherLive: readonly LiveValue[]
  /** Names and addresses of the people around the incident. */
  readonly people: readonly string[]
  /** Names of reporters, reviewers and witnesses, who are named to nobody outside. */
  readonly witnesses: readonly string[]
  readonly evidence: readonly EvidenceText[]
  readonly commitments: readonly Commitment[]
}

/** Of a draft that has no statement yet, or of a text that has no record. */
export const noBackground: LintBackground = {
  ...{ available: [], earlier: {}, now: '', waivers: [], otherLive: [], people: [], witnesses: [], evidence: [] },
  commitments: [],
}

/** All that the rules look at. Everything but kind, parts and claims may be empty where there is no record. */
export interface LintDocument extends Omit<LintBackground, 'earlier'> {
  readonly kind: StatementKind
  readonly audienceClass: AudienceClass
  readonly title: string
  readonly parts: readonly RenderedPart[]
  /** The claims of this version, as it words them. */
  readonly claims: readonly Claim[]
  readonly slots: readonly LintSlot[]
  /** Approvals by the hash that they cover, against the hash of this text. */
  readonly approvals?: { readonly textHash: string; readonly given: readonly { role: string; textHash: string }[] }
}

/** The fields of the claim that a sentence is bound to, as the rules ask for them. Absent: not known, so not granted. */
export interface SentenceContext {
  /** Whether the sentence is bound to a claim at all; absent where there is no record to bind to. */
  readonly bound?: boolean
  readonly strength?: number
  readonly reviewComplete?: boolean
  /** It says that data could be reached, and nothing of access. */
  readonly reachOnly?: boolean
  /** The number can't change any more. */
  readonly final?: boolean
  /** The scope is verified at both its ends. */
  readonly bounded?: boolean
  /** A safeguard that was tested after the last change. */
  readonly verified?: boolean
  readonly cause?: 'hypothesis' | 'supported' | 'confirmed'
  readonly legalApproved?: boolean
  readonly pauseState?: 'pausing' | 'paused' | 'resumed'
  readonly pauseScope?: string
  /** ISO. */
  readonly pauseAt?: string
  readonly contactBlock?: boolean
  readonly audience?: AudienceClass
  readonly people?: readonly string[]
}
