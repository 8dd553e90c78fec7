import 'server-only'
import { type Actor, rolesOf } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { readEnv } from '@/lib/env'
import { demand, Forbidden, InvalidInput, Refused } from '@/lib/errors'
import { askModel, instruction } from '@/lib/rephrase/ask'
import { decideOffer, type Offer } from '@/lib/rephrase/offer'
import { hasFreeWords, hideTokens } from '@/lib/rephrase/placeholders'
import { getStatement, type StatementDetail } from '@/lib/statements/queries/statement'
import { decideRevise } from '@/lib/statements/rules/approvals'
import { mayDraftKind } from '@/lib/statements/rules/drafting'

/** Whether a model may be asked about this statement: one is set, and a restricted incident is let out to it. */
export function isRephraseOpen({ incident }: Pick<StatementDetail, 'incident'>): boolean {
  const settings = readEnv().rephrase
  return settings !== null && (!incident.restricted || settings.restricted)
}

/**
 * Asks the model for other words between the claims of a draft. Nothing of the record is sent but the draft's own free
 * words, and nothing is written: a person takes the words, or does not.
 */
export async function offerWords(
  actor: Actor,
  { reference, body }: { readonly reference: string; readonly body: string },
): Promise<Offer> {
  if (!mayEver(actor, 'statement.draft')) throw new Forbidden()
  const statement = await getStatement(actor, reference)
  const { kind, originalKind, available, lint } = statement
  if (!mayDraftKind(rolesOf(actor), kind, originalKind)) throw new Forbidden()
  const settings = readEnv().rephrase
  if (!settings || !isRephraseOpen(statement))
    throw new Refused('rephrase_off', 'No model is asked for words about this incident.')
  demand(decideRevise(statement))
  if (body.length > 20_000) throw new InvalidInput({ body: 'This text is too long.' })
  const hidden = hideTokens(body)
  if (!hasFreeWords(hidden)) throw new Refused('nothing_to_rephrase', 'The text has no words besides its claims.')
  const answer = await askModel(settings, hidden.text)
  const about = { kind, body, available, background: { ...lint, originalKind } }
  return demand(decideOffer(about, hidden, { answer, instruction })).offer
}
