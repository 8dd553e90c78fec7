import { callAction } from './server-actions'
import type { Visitor } from './visitor'

const keyHolders: readonly Visitor[] = ['bo', 'ana', 'priya', 'sam', 'clara', 'dana', 'ada']

/** Makes an API key with every scope for each person who may have one; by person, the header that carries it. */
export async function apiKeys(): Promise<Partial<Record<Visitor, { authorization: string }>>> {
  const made = keyHolders.map(async (visitor) => {
    const form = { name: 'Doors', scopes: ['incidents:read', 'incidents:write', 'timeline:write'], lifetimeDays: '30' }
    const { value } = await callAction(visitor, { action: 'createKeyAction', page: '/settings/api-keys', form })
    return [visitor, { authorization: `Bearer ${String(value)}` }]
  })
  return Object.fromEntries(await Promise.all(made))
}
