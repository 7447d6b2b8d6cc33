import { expect, test } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { listDetails } from '@/lib/replay/list-details'
import { assembleStream } from '@/lib/replay/stream'

import { buildSaid, T0 } from '../../../fixtures/rrweb-events'

test('a request says its headers and bodies in the line it is, cut, and others nothing', () => {
  const url = 'https://shop.test/cart'
  const request = { kind: 'request', type: 'fetch', method: 'POST', url, status: 200, durationMs: 2, trace: '' }
  const asked = { requestHeaders: { accept: 'a/b' }, requestBody: '{"a":1}', responseBody: 'x'.repeat(5_000) }
  const events = [
    buildSaid({ ...request, ...asked }, T0),
    buildSaid(request, T0 + 1),
    buildSaid({ kind: 'left' }, T0 + 2),
  ]
  const row: SessionEvent = {
    sessionId: 's',
    windowId: 'w',
    pageId: 'p',
    at: T0,
    kind: 'request',
    label: `POST ${url}`,
    role: '',
    selector: '',
    url,
    nodeId: 0,
    detail: 'cf-ray: 1',
  }
  const details = listDetails(new Map([['p', events]]))
  const stream = assembleStream([row, { ...row, at: T0 + 1 }], [], [], details)
  expect(stream.map(({ detail }) => detail)).toEqual([
    `cf-ray: 1\n\nRequest\naccept: a/b\n{"a":1}\n\nResponse\n${'x'.repeat(1_000)}…`,
    'cf-ray: 1',
  ])
})
