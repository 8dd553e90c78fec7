import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { Mono } from '@/components/ui/mono'

/** A secret that was just made: now or never. */
export function SecretOnce({
  title,
  secret,
  copyLabel,
  hint,
}: Record<'title' | 'secret' | 'copyLabel' | 'hint', string>) {
  return (
    <Callout tone="ok" title={title} role="status">
      <p>{hint}</p>
      <p className="mt-2 flex flex-wrap items-center gap-3">
        <Mono className="select-all text-text">{secret}</Mono>
        <CopyButton text={secret} label={copyLabel} />
      </p>
    </Callout>
  )
}
