import type { SystemActor } from '@/lib/auth/model'

/** In whose name the gateway writes. */
export const systemActor: SystemActor = { kind: 'system', name: 'gateway' }
