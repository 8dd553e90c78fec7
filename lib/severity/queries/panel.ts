import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import type { SeverityLevel } from '@/lib/incidents/model'
import { visibleSql } from '@/lib/incidents/visible'
import { noAnswers } from '../answers'
import type { Suggestion } from '../model'
import { type CategoriesMeaning, meaningOfCategories } from '../rules/categories'
import { mildestInput } from '../rules/mildest'
import { suggestSeverity } from '../rules/suggest'
import { type SuggestionEntry, suggestionEntry } from '../rules/suggestion-entry'
import { findLastSuggestion, type LastSuggestion, readPeopleThreshold, readSeverityFacts } from './record'

async function demandVisible(actor: Actor, incidentId: string): Promise<void> {
  const [found] = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM incident i WHERE i.id = ${incidentId}::uuid AND ${visibleSql(actor)}`
  if (!found) throw new NotFound()
}

/** What the record alone suggests, before anybody answered anything; null while nobody has said what data it is. */
async function fromRecord(incidentId: string): Promise<SuggestionEntry | null> {
  const [facts, peopleThreshold] = [await readSeverityFacts(db(), incidentId), await readPeopleThreshold(db())]
  const ground = { facts, answers: noAnswers, answeredIn: null, peopleThreshold, because: [], replaces: null }
  return suggestionEntry(ground)
}

export interface SuggestionView {
  /** The entry that holds it; null where it was not recorded and is read from what is known. */
  readonly recorded: Omit<LastSuggestion, 'payload'> | null
  readonly suggestion: Suggestion | null
  /** What the level could still come down to, were everything that is not known at its mildest. */
  readonly mildest: SeverityLevel | null
}

function shown(entry: SuggestionEntry | null): Pick<SuggestionView, 'suggestion' | 'mildest'> {
  if (!entry) return { suggestion: null, mildest: null }
  return { suggestion: entry.suggestion, mildest: suggestSeverity(mildestInput(entry.input)).suggested }
}

/** The suggestion that stands, or what the record alone suggests; NotFound if the actor may not see the incident. */
export async function getSuggestion(actor: Actor, incidentId: string): Promise<SuggestionView> {
  await demandVisible(actor, incidentId)
  const last = await findLastSuggestion(db(), incidentId)
  if (!last) return { recorded: null, ...shown(await fromRecord(incidentId)) }
  const { payload, ...recorded } = last
  return { recorded, ...shown(payload) }
}

export interface SeverityPanel extends SuggestionView {
  /** What was answered last, for the panel to begin with. */
  readonly answers: typeof noAnswers
  /** What the exposure says of the data: which questions there are to ask. */
  readonly meaning: CategoriesMeaning
}

/** The same with what the panel asks; NotFound if the actor may not see the incident. */
export async function getSeverityPanel(actor: Actor, incidentId: string): Promise<SeverityPanel> {
  const view = await getSuggestion(actor, incidentId)
  const [last, facts] = [await findLastSuggestion(db(), incidentId), await readSeverityFacts(db(), incidentId)]
  return {
    ...view,
    answers: last?.payload.answers ?? noAnswers,
    meaning: meaningOfCategories(facts.dataCategories.value),
  }
}
