import { supervise } from '@/lib/cli/supervise'

await supervise('development')
