import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { watchRequests } from '@/lib/capture/watch-requests'
import type { SaidScope } from '@/lib/capture/watcher'
import { MAX_BODY_CHARACTERS, type RequestPayload } from '@/lib/model/payload'

type Fetch = (url: unknown, init?: object) => unknown

/** Only what is hooked, and where the document is. */
beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', Map)
  vi.stubGlobal('location', { href: 'https://shop.test/' })
  vi.stubGlobal('document', { baseURI: 'https://shop.test/' })
})
afterEach(() => void vi.unstubAllGlobals())

function listen(fetch: Fetch, say: (payload: RequestPayload) => void, keeps: Partial<SaidScope> = {}) {
  vi.stubGlobal('fetch', fetch)
  const scope = { from: 0, isExcluded: () => false, keepsHeaders: false, keepsBodies: false, ...keeps }
  const sayRequest: Parameters<typeof watchRequests>[0] = (payload) => payload.kind === 'request' && say(payload)
  const watcher = watchRequests(sayRequest, () => undefined, scope)
  return { watcher, call: globalThis.fetch as Fetch }
}

test('an answer that comes after the stop is not told', async () => {
  const told: string[] = []
  let answer: (response: Response) => void = () => undefined
  const answered = new Promise<Response>((resolve) => {
    answer = resolve
  })
  const { watcher, call } = listen(
    () => answered,
    ({ url }) => told.push(url),
  )
  const pending = call('/a')
  watcher.stop()
  answer(new Response('text'))
  await pending
  expect(told).toEqual([])
})

test('what cannot be told is answered all the same', async () => {
  const response = new Response('text')
  const { watcher, call } = listen(
    () => Promise.resolve(response),
    () => {
      throw new Error('ours')
    },
  )
  await expect(call('/a')).resolves.toBe(response)
  watcher.stop()
})

test('what is no promise, and a promise of an own kind, is returned as it is; an odd answer is told', async () => {
  const told: RequestPayload[] = []
  const own = Object.assign(Promise.resolve({ status: 'fine' }), { abort: () => undefined })
  const { watcher, call } = listen(
    (url) => (url === '/own' ? own : 'text'),
    (payload) => told.push(payload),
  )
  expect([call('/text'), call('/own')]).toEqual(['text', own])
  expect(call('/own')).toBe(own)
  await own
  watcher.stop()
  expect(told).toMatchObject([
    { url: 'https://shop.test/own', status: 0, trace: '' },
    { url: 'https://shop.test/own', status: 0, trace: '' },
  ])
})

const BOTH = { keepsHeaders: true, keepsBodies: true }
const JSON_TYPE = { 'content-type': 'application/json' }

/** Told when everything has been read. */
async function hear(answer: () => unknown, args: [unknown, object?], keeps: Partial<SaidScope> = BOTH) {
  const told: RequestPayload[] = []
  const { watcher, call } = listen(answer, (payload) => told.push(payload), keeps)
  const response = (await call(...args)) as Response
  await vi.waitFor(() => expect(told).toHaveLength(1))
  watcher.stop()
  return { told: told[0]!, response }
}

test('headers and bodies are told only where they are asked for, and the page reads its own', async () => {
  const answer = () => Promise.resolve(new Response('{"a":1}', { headers: JSON_TYPE }))
  const init = { method: 'post', body: '{"b":2}', headers: { 'X-Own': '1' } }
  const { told, response } = await hear(answer, ['/a', init])
  expect(told).toMatchObject({
    method: 'POST',
    requestHeaders: { 'x-own': '1' },
    requestBody: '{"b":2}',
    responseHeaders: JSON_TYPE,
    responseBody: '{"a":1}',
  })
  expect([response.bodyUsed, await response.json()]).toEqual([false, { a: 1 }])
  const without = await hear(answer, ['/a', init], {})
  expect(Object.keys(without.told)).not.toContain('requestBody')
  expect(Object.keys(without.told).filter((name) => /Headers|Body/.test(name))).toEqual([])
})

test('a request that has its body in itself is sent with it', async () => {
  const sent: string[] = []
  const answer = async (request: unknown) => {
    sent.push(await (request as Request).text())
    return new Response('fine', { headers: { 'content-type': 'text/plain' } })
  }
  const request = new Request('https://shop.test/', {
    method: 'PUT',
    body: 'a=1',
    headers: { 'content-type': 'text/plain' },
  })
  const told: RequestPayload[] = []
  const { watcher, call } = listen(answer, (payload) => told.push(payload), BOTH)
  await call(request)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  watcher.stop()
  expect(sent).toEqual(['a=1'])
  expect(told[0]).toMatchObject({ method: 'PUT', requestBody: 'a=1', responseBody: 'fine' })
})

test.each([
  ['a page', () => new Response('<p>', { headers: { 'content-type': 'text/html' } })],
  ['a picture', () => new Response('bytes', { headers: { 'content-type': 'image/png' } })],
  ['events that go on for ever', () => new Response('data', { headers: { 'content-type': 'text/event-stream' } })],
  ['nothing', () => new Response(null, { status: 204 })],
  ['what says no type', () => new Response(new Uint8Array(3))],
])('of %s no body is told', async (_, make) => {
  const { told } = await hear(() => Promise.resolve(make()), ['/a'])
  expect(told.responseBody).toBeUndefined()
})

test('a body that was used already is left alone, and one that breaks off is not told', async () => {
  const used = new Response('{}', { headers: JSON_TYPE })
  await used.text()
  expect((await hear(() => Promise.resolve(used), ['/a'])).told.responseBody).toBeUndefined()
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error('broken')) })
  const { told, response } = await hear(() => Promise.resolve(new Response(broken, { headers: JSON_TYPE })), ['/a'])
  expect(told.responseBody).toBeUndefined()
  await expect(response.text()).rejects.toThrow('broken')
})

test('an answer that goes on is told without its body when the page is left, and the page goes on reading', async () => {
  let controller!: ReadableStreamDefaultController<Uint8Array>
  const stream = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) })
  const told: RequestPayload[] = []
  const answer = () => Promise.resolve(new Response(stream, { headers: JSON_TYPE }))
  const { watcher, call } = listen(answer, (payload) => told.push(payload), BOTH)
  const response = (await call('/a')) as Response
  controller.enqueue(new TextEncoder().encode('[1'))
  expect(told).toEqual([])
  watcher.flush()
  expect(told).toMatchObject([{ url: 'https://shop.test/a', status: 200 }])
  expect(told[0]!.responseBody).toBeUndefined()
  watcher.stop()
  controller.enqueue(new TextEncoder().encode(',2]'))
  controller.close()
  expect(await response.json()).toEqual([1, 2])
  expect(told).toHaveLength(1)
})

test('a long body is cut', async () => {
  const { told } = await hear(
    () => Promise.resolve(new Response('word '.repeat(50_000), { headers: { 'content-type': 'text/plain' } })),
    ['/a'],
  )
  expect(told.responseBody!.length).toBeLessThanOrEqual(MAX_BODY_CHARACTERS)
  expect(told.responseBody!.length).toBeGreaterThan(MAX_BODY_CHARACTERS - 100)
})
