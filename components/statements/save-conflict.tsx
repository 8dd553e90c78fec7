import { Callout } from '@/components/ui/callout'
import { diffWords, splitWords } from '@/lib/statements/diff'
import { WordDiffView } from './word-diff'

/** What stands on the server now, as the conflict carries it. */
export interface Standing {
  readonly version: number
  readonly number: number
  readonly title: string
  readonly audience: string
  readonly body: string
}

/** Two people saved: the text that stands now beside one's own; neither is chosen for them. */
export function SaveConflict({ theirs, mine }: { theirs: Standing; mine: string }) {
  return (
    <Callout tone="warn" title={`Version ${theirs.number} was saved while you wrote`} role="alert">
      <p>Your text is below, untouched. Take over what you need, then save it as the next version.</p>
      <h3 className="mt-3 font-medium text-text">Version {theirs.number} as it stands</h3>
      <pre className="mt-1 whitespace-pre-wrap rounded-control border border-hairline bg-bg p-3 font-sans text-text">
        {theirs.body}
      </pre>
      <h3 className="mt-3 font-medium text-text">From version {theirs.number} to yours</h3>
      <div className="text-text">
        <WordDiffView diff={diffWords(splitWords(theirs.body), splitWords(mine))} />
      </div>
    </Callout>
  )
}
