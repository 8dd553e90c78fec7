import { answer, endpoint } from '@/app/api/v1/endpoint'
import { getDashboardResource } from '@/lib/measures/queries/resource'

/** The dashboard's figures with what they mean and the rows behind them, as far as the key's person may see. */
export const GET = endpoint('dashboard.read', async ({ actor }) => answer(200, await getDashboardResource(actor)))
