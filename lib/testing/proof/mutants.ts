import type { MutantGroup } from '@/lib/testing/proof/mutant'
import { collectorMutants } from '@/lib/testing/proof/mutants/collectors'
import { gatewayMutants } from '@/lib/testing/proof/mutants/gateway'
import { guardMutants } from '@/lib/testing/proof/mutants/guard'
import { lockMutants } from '@/lib/testing/proof/mutants/locks'
import { pausingMutants } from '@/lib/testing/proof/mutants/pausing'
import { resumingMutants } from '@/lib/testing/proof/mutants/resuming'

/** Every rule that is broken on purpose. */
export const mutantGroups: readonly MutantGroup[] = [
  collectorMutants,
  gatewayMutants,
  guardMutants,
  pausingMutants,
  lockMutants,
  resumingMutants,
]
