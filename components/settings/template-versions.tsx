import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { TemplateVersion } from '@/lib/statements/queries/templates'

/** Who set what, newest first. */
export function TemplateVersions({ versions }: { versions: readonly TemplateVersion[] }) {
  return (
    <Section id="versions" title="Versions">
      {versions.length === 0 ? (
        <p className="text-muted">Nobody has changed the shipped text.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-hairline">
          {versions.map(({ number, body, note, savedByName, savedAt }) => (
            <li key={number} className="py-2 first:pt-0 last:pb-0">
              <p>
                v{number}, {savedByName}, <Time at={savedAt} />
                {note && <span className="text-muted"> “{note}”</span>}
              </p>
              {body === null ? (
                <p className="text-muted">The shipped text was put back.</p>
              ) : (
                <details>
                  <summary className="link min-h-6 w-fit py-0.5 pointer-coarse:py-3">Read it</summary>
                  <pre className="mt-1 whitespace-pre-wrap font-mono text-dense">{body}</pre>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
