import { euStates } from '@/lib/clocks/eu-states'
import type { Mark } from '@/lib/clocks/model'

/** What is recorded about an incident. What nobody recorded is null, which is no “none”. */
export interface RecordedFacts {
  /** Keys of the data categories concerned. */
  readonly dataCategories: readonly string[] | null
  /** Whose data it is, in the words of the record. */
  readonly populations: readonly string[]
  /** Where the people concerned are: ISO 3166 countries, or US states as `US-CA`. */
  readonly places: readonly string[] | null
  readonly affected: { readonly unit: 'people' | 'records' | 'accounts'; readonly high: number } | null
  readonly stage: 'X0' | 'X1' | 'X2' | 'X3' | 'X4' | null
  /** Titles of the programs concerned. */
  readonly programs: readonly string[]
  readonly extortionPaid: boolean
  readonly serviceDisrupted: boolean
  /** Ids of the regimes that the workplace said it is under. Of all others it said nothing, which is no “not”. */
  readonly declared: readonly string[]
}

/** What draws a regime into assessment, beside the place of the people. */
export interface Pointer {
  /** `people`: it protects people by where they are. `organisation`: it binds by what the organisation is. */
  readonly binds: 'people' | 'organisation'
  /** A number of people that it names. */
  readonly people?: { readonly from: number; readonly mark: Mark }
  readonly onHealthData?: boolean
  readonly onDisruption?: boolean
  readonly onExtortion?: boolean
}

/** One row for each regime that has a duty. */
export const pointers: Readonly<Record<string, Pointer>> = {
  gdpr: { binds: 'people' },
  'uk-gdpr': { binds: 'people' },
  'eu-omnibus': { binds: 'people' },
  nis2: { binds: 'organisation', onDisruption: true },
  dora: { binds: 'organisation', onDisruption: true },
  'sec-8k': { binds: 'organisation' },
  hipaa: { binds: 'organisation', people: { from: 500, mark: 'V' }, onHealthData: true },
  nydfs: { binds: 'organisation', onExtortion: true },
  california: { binds: 'people', people: { from: 501, mark: 'S' } },
  'new-york': { binds: 'people' },
  texas: { binds: 'people', people: { from: 250, mark: 'S' } },
  pipeda: { binds: 'people' },
  'australia-ndb': { binds: 'people' },
  'india-cert-in': { binds: 'organisation' },
  'india-dpdp': { binds: 'people' },
  'singapore-pdpa': { binds: 'people', people: { from: 500, mark: 'V' } },
  'brazil-lgpd': { binds: 'people' },
  'japan-appi': { binds: 'people', people: { from: 1001, mark: 'S' } },
  'china-cac': { binds: 'organisation', people: { from: 1_000_001, mark: 'S' } },
  circia: { binds: 'organisation', onExtortion: true },
}

const memberStates = euStates.map((state) => state.toUpperCase())

/** The countries of a union that a regime names in place of them. */
export const unions: Readonly<Record<string, readonly string[]>> = {
  EU: memberStates,
  EEA: [...memberStates, 'IS', 'LI', 'NO'],
}
