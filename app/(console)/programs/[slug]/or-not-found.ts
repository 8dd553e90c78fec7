import { notFound } from 'next/navigation'
import { NotFound } from '@/lib/errors'

/** What a query found, or the page that says that there is nothing to see here. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found
  } catch (thrown) {
    if (thrown instanceof NotFound) notFound()
    throw thrown
  }
}
