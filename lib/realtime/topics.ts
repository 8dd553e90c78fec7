/** The channel on which every process hears of commits. */
export const browserChannel = 'standdown'

/** What a browser can follow. A list's topic says that something in the list changed, never what. */
export const listTopics = ['incidents', 'programs', 'statements', 'workplace', 'notices'] as const
export type ListTopic = (typeof listTopics)[number]
export type Topic = ListTopic | `incident/${string}` | `program/${string}` | `statement/${string}`

/** One change: the topic, the version after it, and, for a notice or a restricted incident in a list, the one person who may know. */
export interface Change {
  readonly topic: Topic
  readonly version: number
  readonly for?: string
}

const objectTopic = /^(incident|program|statement)\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The topic if the text is one that exists, else null. */
export function parseTopic(text: string): Topic | null {
  if ((listTopics as readonly string[]).includes(text)) return text as ListTopic
  return objectTopic.test(text) ? (text as Topic) : null
}

/** A notification's text as a change, or null for anything else that was sent on the channel. */
export function readChange(payload: string): Change | null {
  try {
    const { topic, version, for: only } = JSON.parse(payload) as Record<string, unknown>
    const known = typeof topic === 'string' ? parseTopic(topic) : null
    if (!known || typeof version !== 'number') return null
    return { topic: known, version, ...(typeof only === 'string' ? { for: only } : {}) }
  } catch {
    return null
  }
}
