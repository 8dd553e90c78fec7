import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'
import { adoptDatabase } from '@/lib/installation/commands/adopt-database'
import { addPerson } from '@/lib/testing/people'
import { gateway } from '@/lib/testing/programs/cast'

const adopted = () =>
  db().timelineEntry.findMany({
    where: { kind: 'database.adopted' },
    orderBy: { seq: 'asc' },
    select: { payload: true },
  })

it('is nothing that people can do', async () => {
  await expect(adoptDatabase(await addPerson('admin'), { identity: '1-2-3', stopped: 0 })).rejects.toThrow(Forbidden)
})

it('records which database the installation lives in, once', async () => {
  await adoptDatabase(gateway, { identity: '1-00000001-5', stopped: 0 })
  await adoptDatabase(gateway, { identity: '1-00000001-5', stopped: 0 })
  await adoptDatabase(gateway, { identity: '1-00000002-5', stopped: 3 })
  expect((await adopted()).map(({ payload }) => payload)).toEqual([
    { identity: '1-00000001-5', before: null, stopped: 0 },
    { identity: '1-00000002-5', before: '1-00000001-5', stopped: 3 },
  ])
})
