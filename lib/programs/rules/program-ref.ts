import type { ProgramRef } from '@/lib/programs/model'

/** Only what a timeline entry keeps, whatever else the row carries. */
export function programRef(program: ProgramRef): ProgramRef {
  return { id: program.id, slug: program.slug, name: program.name }
}
