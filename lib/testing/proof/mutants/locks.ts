import type { MutantGroup } from '@/lib/testing/proof/mutant'

const locks = 'lib/programs/rules/locks.ts'
const handOver = 'lib/programs/rules/hand-over.ts'
const breakGlass = 'lib/programs/rules/break-glass.ts'
const told = 'lib/programs/rules/told-of-locks.ts'

/** Who takes a lock off, and how it changes hands. */
export const lockMutants: MutantGroup = {
  name: 'locks',
  project: 'unit',
  tests: ['lib/programs/rules/', 'lib/programs/program.model.test.ts'],
  mutants: [
    {
      id: 'lock-personal-by-anyone',
      rule: 'Only its owner releases a personal lock.',
      instead: 'Anybody does.',
      file: locks,
      find: 'return lock.heldById === personId ? null : refuse',
      replace: 'return lock.heldById !== null ? null : refuse',
    },
    {
      id: 'lock-taken-with-the-lead',
      rule: 'Taking the lead of an incident does not take its locks.',
      instead: 'The lead holds them, whoever held them before.',
      file: locks,
      find: 'if (lock.heldById !== null) return lock.heldById\n',
      replace: 'if (lock.incidentId === null) return lock.heldById\n',
    },
    {
      id: 'lock-released-uncontained',
      rule: 'An incident’s lock goes once the incident is contained.',
      instead: 'It goes at any time.',
      file: locks,
      find: 'return isSettled(incident) ? null : notContained',
      replace: 'return null',
    },
    {
      id: 'hand-over-by-anyone',
      rule: 'Only the owner offers a lock.',
      instead: 'Anybody does.',
      file: handOver,
      find: 'if (keeperOf(lock, incident) !== by.id) return notTheHolder',
      replace: '',
    },
    {
      id: 'hand-over-to-anyone',
      rule: 'Only the person named accepts a lock.',
      instead: 'Anybody does.',
      file: handOver,
      find: "if (offer.to.id !== to.id) return refuse('not_yours', 'This lock was offered to somebody else.')",
      replace: '',
    },
    {
      id: 'hand-over-of-what-has-gone',
      rule: 'An offer is void when the lock has another owner.',
      instead: 'It can still be accepted.',
      file: handOver,
      find: 'if (keeperOf(lock, incident) !== offer.from.id) return noOffer',
      replace: '',
    },
    {
      id: 'break-alone',
      rule: 'The second person is not the first.',
      instead: 'One person is enough.',
      file: breakGlass,
      find: 'if (request.requestedBy.id === by.id)',
      replace: 'if (false)',
    },
    {
      id: 'break-without-counsel',
      rule: 'One of the two is counsel.',
      instead: 'Any two are enough.',
      file: breakGlass,
      find: "if (request.requestedAs !== 'counsel' && by.as !== 'counsel')",
      replace: 'if (false)',
    },
    {
      id: 'break-by-the-owner',
      rule: 'The owner takes no part.',
      instead: 'The owner counts as one of the two.',
      file: breakGlass,
      find: 'if (keeper === by.id)',
      replace: 'if (false)',
    },
    {
      id: 'break-after-the-hour',
      rule: 'A request counts for an hour.',
      instead: 'It counts for ever.',
      file: breakGlass,
      find: 'if (request.expiresAt <= now) return refuse',
      replace: 'if (false) return refuse',
    },
    {
      id: 'break-of-another-owners',
      rule: 'A request is void when the lock has another owner.',
      instead: 'It still counts.',
      file: breakGlass,
      find: 'if (keeperOf(lock, incident) !== request.owner.id)\n',
      replace: 'if (false)\n',
    },
    {
      id: 'break-uncontained',
      rule: 'In absence no more can be done than the owner could do.',
      instead: 'The lock of an incident that goes on can be removed.',
      file: breakGlass,
      find: 'return incident && !isSettled(incident) ? notContained : null',
      replace: 'return null',
    },
    {
      id: 'restricted-lock-tells',
      rule: 'The program’s stream says of a restricted incident’s lock only that it went.',
      instead: 'It also says that it was offered, or asked about.',
      file: told,
      find: 'shownOfRestricted.has(made.kind) ? withoutPeople(made) : null',
      replace: 'withoutPeople(made)',
    },
  ],
}
