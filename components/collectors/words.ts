import type { CollectorFacets } from '@/lib/collectors/facets'
import { collectorStates, collectorStateWords } from '@/lib/collectors/model'
import { noValue } from '@/lib/collectors/version'

type Kind = 'state' | 'group' | 'version' | 'token'

/** The numbers beside the filters, and how each value reads. */
export interface CollectorView extends CollectorFacets {
  readonly words: Readonly<Record<Kind, (value: string) => string>>
}

export function withWords(
  facets: CollectorFacets & { readonly tokenNames: Readonly<Record<string, string>> },
): CollectorView {
  const state = (value: string) => collectorStates.find((each) => each === value)
  return {
    ...facets,
    words: {
      state: (value) => collectorStateWords[state(value) ?? 'silent'].word,
      group: (value) => (value === noValue ? 'No group' : value),
      version: (value) => (value === noValue ? 'No version' : value),
      token: (value) => facets.tokenNames[value] ?? 'Unknown token',
    },
  }
}

export const counted = (count: number) => (count === 1 ? '1 collector' : `${count.toLocaleString('en')} collectors`)
