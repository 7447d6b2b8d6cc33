import { expect, test } from 'vitest'

import { namePerson } from '@/lib/ingest/name-person'
import type { Payload } from '@/lib/model/payload'

const identify = (person: string): Payload => ({ kind: 'identify', person, properties: {} })

test('a session is of the person the page named last, unless somebody typed another', () => {
  const given = { person: '', identifiedAs: '' }
  expect(namePerson(given, [])).toEqual(given)
  expect(namePerson(given, [identify('a')])).toEqual({ person: 'a', identifiedAs: 'a' })
  expect(namePerson(given, [identify('a'), identify('b'), identify('')])).toEqual({ person: 'b', identifiedAs: 'b' })
  expect(namePerson({ person: 'P7', identifiedAs: '' }, [identify('a'), identify('b')])).toEqual({
    person: 'P7',
    identifiedAs: 'b',
  })
})
