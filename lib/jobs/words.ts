import type { JobName } from '@/lib/jobs/schema'

const words: Readonly<Record<JobName, string>> = {
  'notices.mail': 'Mailing a notice',
}

/** What a job does, for people; a name that is not known (any more) stands as it is. */
export function jobWords(name: string): string {
  return (words as Readonly<Record<string, string>>)[name] ?? name
}
