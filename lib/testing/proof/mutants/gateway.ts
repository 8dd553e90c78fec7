import type { MutantGroup } from '@/lib/testing/proof/mutant'

/** What the gateway must do to every collector alike. */
export const gatewayMutants: MutantGroup = {
  name: 'gateway',
  project: 'unit',
  tests: ['lib/gateway/fresh-reads.test.ts', 'lib/gateway/news.test.ts', 'lib/collector-sdk/simulation.test.ts'],
  mutants: [
    {
      id: 'gateway-joins-a-read-under-way',
      rule: 'A grant answers from a read that began after the request arrived.',
      instead: 'Requests that come while a read is under way share its answer.',
      file: 'lib/gateway/fresh-reads.ts',
      find: '      for (const one of asking) answer(one, byId.get(one.programId))',
      replace: '      for (const one of [...asking, ...this.#asking.splice(0)]) answer(one, byId.get(one.programId))',
    },
    {
      id: 'gateway-revoked-tokens',
      rule: 'A token that was revoked gets no lease.',
      instead: 'It is believed once it was known.',
      file: 'lib/gateway/fresh-reads.ts',
      find: 'if (row?.tokens.has(tokenId)) resolve(row)',
      replace: 'if (row) resolve(row)',
    },
    {
      id: 'gateway-old-news',
      rule: 'News never goes back to an older epoch.',
      instead: 'The last read wins.',
      file: 'lib/gateway/known-states.ts',
      find: 'if (before && (row.epoch < before.epoch || (row.epoch === before.epoch && row.now < before.now))) return',
      replace: '',
    },
    {
      id: 'gateway-waits-from-the-command',
      rule: 'The gateway counts the wait from a read that saw the pause.',
      instead: 'It counts from when the command began.',
      file: 'lib/gateway/expiry.ts',
      find: 'this.plan(row.id, row.epoch, row.now, waitMs)',
      replace: 'this.plan(row.id, row.epoch, row.pausedAt, waitMs)',
    },
  ],
}
