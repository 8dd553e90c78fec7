import type { PublicationEvents } from '@/lib/publications/events'
import { channelWords } from '@/lib/publications/model'
import { factsOf, type Words } from './words'

type OnIncidents = Pick<PublicationEvents, 'statement.delivered' | 'statement.delivery_failed'>
type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

/** How the ways of a publication read on the incident's timeline. */
export const publicationWords: Describe<OnIncidents> = {
  'statement.delivered': ({ reference, title, channel, recipient, receipt, textHash }) => ({
    title: `${channelWords[channel]}: ${reference} “${title}” reached ${recipient}`,
    facts: factsOf(['Answer', receipt || null], ['SHA-256', textHash]),
  }),
  'statement.delivery_failed': ({ reference, title, channel, recipient, reason }) => ({
    title: `${channelWords[channel]}: ${reference} “${title}” has not reached ${recipient}`,
    text: `${reason} It is tried again.`,
  }),
}
