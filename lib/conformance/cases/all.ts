import { clockCases } from '@/lib/conformance/cases/clocks'
import { confirmingCases } from '@/lib/conformance/cases/confirming'
import { frozenCases } from '@/lib/conformance/cases/frozen'
import { networkCases } from '@/lib/conformance/cases/network'
import { renewingCases } from '@/lib/conformance/cases/renewing'
import { startingCases } from '@/lib/conformance/cases/starting'
import { stoppingCases } from '@/lib/conformance/cases/stopping'
import type { ConformanceCase } from '@/lib/conformance/play'

/** Every case, by the rule that it tries. */
export const allCases: readonly ConformanceCase[] = [
  ...[startingCases, stoppingCases, networkCases, frozenCases, clockCases, confirmingCases, renewingCases].flat(),
].sort((a, b) => a.rule - b.rule)
