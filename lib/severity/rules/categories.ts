import type { DataItem, DataKind } from './data'
import type { IdentifierKind } from './identification'

/** What the method makes of a category of data of the exposure. */
interface CategoryMeaning {
  readonly kinds: readonly DataKind[]
  /** Words that people typed or spoke, which may hold anything. */
  readonly freeText?: true
  readonly credentials?: true
  readonly minors?: true
  readonly identifiers?: readonly IdentifierKind[]
}

/** Fideslang's categories as the method's kinds of data. [D], after ENISA's descriptions of its four kinds */
const meanings: Readonly<Record<string, CategoryMeaning>> = {
  user: { kinds: ['simple'] },
  'user.content': { kinds: ['behavioural'], freeText: true },
  'user.content.private': { kinds: ['behavioural'], freeText: true },
  'user.professional_information': { kinds: ['simple'] },
  'user.behavior': { kinds: ['behavioural'] },
  'user.behavior.keystrokes': { kinds: ['behavioural'], freeText: true },
  'user.behavior.pointer': { kinds: ['behavioural'] },
  'user.biometrics': { kinds: ['sensitive'] },
  'user.biometrics.voice': { kinds: ['behavioural'], freeText: true },
  'user.name': { kinds: ['simple'], identifiers: ['full_name'] },
  'user.contact': { kinds: ['simple'], identifiers: ['email', 'phone_or_address'] },
  'user.account': { kinds: ['simple'], identifiers: ['internal_id'] },
  'user.authorization.credentials': { kinds: [], credentials: true },
  'user.device': { kinds: ['behavioural'] },
  'user.location': { kinds: ['behavioural'] },
  'user.financial': { kinds: ['financial'] },
  'user.government_id': { kinds: ['simple'], identifiers: ['national_id'] },
  'user.health': { kinds: ['sensitive'] },
  'user.children': { kinds: ['simple'], minors: true },
}

const simple: CategoryMeaning = { kinds: ['simple'] }

/** A key that is not named means what its nearest parent does; one without any, simple data. */
function meaningOf(key: string): CategoryMeaning {
  for (let name = key; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const found = meanings[name]
    if (found) return found
  }
  return simple
}

export interface CategoriesMeaning {
  readonly kinds: readonly DataKind[]
  readonly freeText: boolean
  readonly credentials: boolean
  readonly minors: boolean
  readonly identifiers: readonly IdentifierKind[]
}

/** What the categories of an exposure mean together. */
export function meaningOfCategories(keys: readonly string[]): CategoriesMeaning {
  const all = keys.map(meaningOf)
  return {
    kinds: [...new Set(all.flatMap(({ kinds }) => kinds))],
    freeText: all.some(({ freeText }) => freeText),
    credentials: all.some(({ credentials }) => credentials),
    minors: all.some(({ minors }) => minors),
    identifiers: [...new Set(all.flatMap(({ identifiers }) => identifiers ?? []))],
  }
}

/** A kind of data as it is. */
export function plainItem(category: DataKind): Extract<DataItem, { context: unknown }> {
  return { category, context: null, factors: [] }
}
