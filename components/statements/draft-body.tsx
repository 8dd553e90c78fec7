'use client'

import dynamic from 'next/dynamic'
import { useCallback, useState } from 'react'
import { FieldError } from '@/components/form/field'
import { Textarea } from '@/components/ui/input'
import type { Claim } from '@/lib/statements/claims'
import { documentPosition, placesOf } from '@/lib/statements/editor/places'
import { DraftTools } from './draft-tools'
import type { Shown } from './editor/shown-marks'
import { type Asked, EvidenceChoice } from './evidence-choice'
import type { DraftText, Surface } from './use-draft-text'

/** Its own bundle, for these pages alone and never on the server. */
const StatementEditor = dynamic(() => import('./editor/statement-editor').then((loaded) => loaded.StatementEditor), {
  ssr: false,
})

/** When the editor stands, the cursor goes on where it was in the plain field; what was typed there is in the draft. */
function useTakeOver(area: DraftText['area'], setEditor: (surface: Surface | null) => void) {
  return useCallback(
    (surface: Surface | null) => {
      const field = area.current
      setEditor(surface)
      if (!surface || !field || document.activeElement !== field) return
      const position = documentPosition(placesOf(field.value, []), field.selectionStart)
      requestAnimationFrame(() => surface.focusAt(position))
    },
    [area, setEditor],
  )
}

interface PlainBodyProps {
  text: DraftText
  describedBy: string
  invalid: boolean
  onAsk: (asked: Asked) => void
}

function PlainBody({ text, describedBy, invalid, onAsk }: PlainBodyProps) {
  return (
    <Textarea
      id="body"
      name="body"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      ref={text.area}
      rows={14}
      value={text.body}
      onChange={(event) => text.setBody(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'e' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        onAsk(text.surface.hasSelection() ? 'link' : 'insert')
      }}
      className="font-mono"
    />
  )
}

export interface DraftBodyProps {
  text: DraftText
  claims: readonly Claim[]
  shown: Shown
  error: string | undefined
}

/**
 * The text: a plain field with tokens, which posts without script, until the editor stands and takes over what it holds.
 * Whoever likes the plain field better keeps it.
 */
export function DraftBody({ text, claims, shown, error }: DraftBodyProps) {
  const [plain, setPlain] = useState(false)
  const [asking, setAsking] = useState<Asked | null>(null)
  const { editor, surface } = text
  const takeOver = useTakeOver(text.area, text.setEditor)
  const describedBy = `body-hint${error ? ' body-error' : ''}`
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label id="body-label" htmlFor={editor ? undefined : 'body'} className="font-medium text-dense">
        Text
      </label>
      <p id="body-hint" className="text-muted">
        Facts go in as claims: a token such as {'{{claim:what_happened}}'} becomes the words that the record supports.
      </p>
      <FieldError id="body" error={error} />
      <DraftTools surface={surface} plain={plain} onAsk={setAsking} onPlain={setPlain} />
      {editor ? (
        <input type="hidden" name="body" value={text.body} />
      ) : (
        <PlainBody text={text} describedBy={describedBy} invalid={error !== undefined} onAsk={setAsking} />
      )}
      {!plain && (
        <div hidden={!editor}>
          <StatementEditor
            draft={text.body}
            onDraft={text.setBody}
            shown={shown}
            onAsk={setAsking}
            onReady={takeOver}
            labels={{ labelledBy: 'body-label', describedBy, invalid: error !== undefined }}
          />
        </div>
      )}
      <EvidenceChoice claims={claims} asked={asking} surface={surface} onDone={() => setAsking(null)} />
    </div>
  )
}
