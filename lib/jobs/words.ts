import type { JobName } from '@/lib/jobs/schema'

const words: Readonly<Record<JobName, string>> = {
  'programs.startResume': 'Starting a program after its notice',
  'programs.stepRamp': 'Taking the next step of a ramp',
  'programs.checkRamp': 'Looking whether what a ramp rests on still holds',
  'programs.sampleRamp': 'Taking a reading of a ramp for its chart',
  'programs.pauseForSeverity': 'Pausing a program for a severe incident',
  'safeguards.expire': 'Recording that a safeguard’s verification expired',
  'safeguards.remind': 'Reminding of a safeguard that expires',
  'safeguards.sweep': 'Looking for safeguards that expire',
  'clocks.alert': 'Alerting of a regulatory clock',
  'clocks.openAssessments': 'Looking which laws the facts of an incident point to',
  'clocks.remindAssessments': 'Reminding of laws that nobody has decided on',
  'publications.deliver': 'Sending a published statement to one recipient',
  'statements.release': 'Publishing a statement when its embargo ends',
  'statements.goStale': 'Recording that a statement went stale by its age',
  'statements.remindCorrection': 'Reminding of a correction that is due',
  'statements.sweep': 'Looking for statements that went stale',
  'notices.mail': 'Mailing a notice',
}

/** What a job does, for people; a name that is not known (any more) stands as it is. */
export function jobWords(name: string): string {
  return (words as Readonly<Record<string, string>>)[name] ?? name
}
