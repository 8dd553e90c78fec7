import type { MutantGroup } from '@/lib/testing/proof/mutant'
import { collectorMutants } from '@/lib/testing/proof/mutants/collectors'
import { lockMutants } from '@/lib/testing/proof/mutants/locks'

/** Every rule that is broken on purpose. */
export const mutantGroups: readonly MutantGroup[] = [collectorMutants, lockMutants]
