import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { FilingState } from './use-filing'

/** What became of what was typed: restored, or kept on this device until the server answers. */
export function DraftNotice({ state, discard }: { state: FilingState; discard: () => void }) {
  if (state.kind === 'queued') {
    const title = state.kept ? 'Not filed yet - saved on this device, retrying' : 'Not filed yet - retrying'
    return (
      <Callout tone="warn" role="status" title={title}>
        {state.kept
          ? 'It is filed, once, as soon as the server can be reached.'
          : 'Keep this page open: this browser can’t keep drafts.'}
      </Callout>
    )
  }
  if (state.kind !== 'editing' || !state.restored) return null
  return (
    <Callout title="Your draft was restored">
      <Button size="small" className="mt-1" onClick={discard}>
        Discard draft
      </Button>
    </Callout>
  )
}
