import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'

export const notFoundTitle = 'Nothing to see at this address'

/** The same words for what isn't there and for what isn't yours to see. */
export function NotFoundWords() {
  return (
    <>
      <p className="text-muted">It does not exist, or it is not open to you. The two look the same on purpose.</p>
      <Link href="/incidents" prefetch={false} className={buttonLook({ variant: 'primary' })}>
        Go to the incidents
      </Link>
    </>
  )
}
