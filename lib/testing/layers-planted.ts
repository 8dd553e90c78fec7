/** A small tree in which every import is one that the house allows. */
export const allowed: Record<string, string> = {
  'lib/errors.ts': 'export class Refused extends Error {}',
  'lib/cn.ts': 'export const cn = 1',
  'lib/id.ts': "import { randomBytes } from 'node:crypto'\nexport const newId = () => randomBytes(1)",
  'lib/db/client.ts': "import 'server-only'\nimport { Pool } from 'pg'\nexport const prisma = Pool",
  'lib/db/generated/enums.ts': 'export const Role = {}',
  'lib/testing/database.ts': "export { prisma } from '@/lib/db/client'",
  'lib/alpha/model.ts': "import { Role } from '@/lib/db/generated/enums'\nexport const alpha = Role",
  'lib/alpha/rules.ts': "import { alpha } from '@/lib/alpha/model'\nexport const decide = alpha",
  'lib/alpha/rules.test.ts': "import { prisma } from '@/lib/testing/database'\nexport default prisma",
  'lib/alpha/queries.ts':
    "import { prisma } from '@/lib/db/client'\nexport type Row = typeof prisma\nexport const list = prisma",
  'lib/alpha/commands.ts':
    "import { list } from '@/lib/alpha/queries'\nimport { decide } from '@/lib/alpha/rules'\nexport const pause = [list, decide]",
  'lib/beta/commands/open.ts': "import { list } from '@/lib/alpha/queries'\nexport const open = list",
  'lib/beta/board.ts': "import type { Row } from '@/lib/alpha/queries'\nexport const board = (row: Row) => row",
  'lib/workflows/both.ts':
    "import { pause } from '@/lib/alpha/commands'\nimport { open } from '@/lib/beta/commands/open'\nexport const both = [pause, open]",
  'lib/gateway/serve.ts': "import { both } from '@/lib/workflows/both'\nexport const serve = both",
  'lib/collector-sdk/lease.ts': "import { setTimeout } from 'node:timers/promises'\nexport const wait = setTimeout",
  'components/ui/button.tsx': "import { cn } from '@/lib/cn'\nexport const Button = () => cn",
  'components/alpha/card.tsx':
    "import { Button } from '@/components/ui/button'\nimport { decide } from '@/lib/alpha/rules'\nimport { type Row } from '@/lib/alpha/queries'\nexport const Card = (row: Row) => [Button, decide, row]",
  'app/alpha/actions.ts': "import { pause } from '@/lib/alpha/commands'\nexport const pauseAction = pause",
  'app/alpha/page.tsx':
    "import { Card } from '@/components/alpha/card'\nimport { list } from '@/lib/alpha/queries'\nimport { pauseAction } from './actions'\nexport default [Card, list, pauseAction]",
}

/** One violation: `from` is planted with an import of `to`. */
export interface Planted {
  rule: string
  from: string
  to: string
  typeOnly?: true
  /** More files that the violation needs. */
  with?: Record<string, string>
}

export const planted: Planted[] = [
  {
    rule: 'no-cycles',
    from: 'lib/beta/loop.ts',
    to: '@/lib/beta/pool',
    with: { 'lib/beta/pool.ts': "import '@/lib/beta/loop'" },
  },
  { rule: 'all-resolved', from: 'lib/beta/lost.ts', to: '@/lib/nowhere' },
  {
    rule: 'pure-stays-pure',
    from: 'lib/alpha/schema.ts',
    to: '@/lib/alpha/hook',
    with: { 'lib/alpha/hook.ts': "import 'react'" },
  },
  { rule: 'pure-stays-pure', from: 'lib/alpha/metrics.ts', to: '@/lib/id' },
  { rule: 'pure-stays-pure', from: 'lib/beta/events/opened.ts', to: '@/lib/alpha/queries', typeOnly: true },
  { rule: 'db-from-data-files', from: 'app/api/route.ts', to: '@/lib/db/client' },
  { rule: 'db-from-data-files', from: 'app/api/pool.ts', to: 'pg' },
  { rule: 'lib-below-data', from: 'lib/alpha/plain.ts', to: '@/lib/alpha/queries' },
  { rule: 'components-below-server', from: 'components/alpha/form.tsx', to: '@/lib/alpha/commands' },
  { rule: 'ui-is-a-leaf', from: 'components/ui/badge.tsx', to: '@/lib/errors' },
  { rule: 'ui-is-a-leaf', from: 'components/ui/row.tsx', to: '@/components/alpha/card' },
  { rule: 'lib-below-components', from: 'lib/beta/shown.ts', to: '@/components/alpha/card' },
  { rule: 'nothing-imports-app', from: 'components/alpha/link.tsx', to: '@/app/alpha/page' },
  { rule: 'no-cross-domain-writes', from: 'lib/beta/commands/close.ts', to: '@/lib/alpha/commands' },
  { rule: 'queries-only-read', from: 'lib/beta/queries.ts', to: '@/lib/alpha/commands' },
  { rule: 'commands-know-no-web', from: 'lib/beta/commands/redirect.ts', to: 'next/navigation' },
  { rule: 'actions-decide-nothing', from: 'app/beta/actions.ts', to: '@/lib/alpha/rules' },
  { rule: 'pages-only-read', from: 'app/beta/page.tsx', to: '@/lib/alpha/commands' },
  { rule: 'sdk-stands-alone', from: 'lib/collector-sdk/client.ts', to: '@/lib/errors' },
  { rule: 'sdk-stands-alone', from: 'lib/collector-sdk/schema.ts', to: 'zod' },
  { rule: 'processes-are-roots', from: 'app/api/serve.ts', to: '@/lib/gateway/serve' },
  { rule: 'testing-stays-in-tests', from: 'app/api/fixture.ts', to: '@/lib/testing/database' },
  { rule: 'no-dev-dependencies', from: 'app/api/dev.ts', to: 'vitest' },
]
