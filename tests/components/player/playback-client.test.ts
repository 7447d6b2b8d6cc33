import { expect, test } from 'vitest'

import { createPlaybackClient } from '@/components/player/playback-client'

/** A worker that says nothing but what the test makes it say. */
function createSilentWorker() {
  const target = new EventTarget()
  let isTerminated = false
  const worker = Object.assign(target, {
    postMessage: () => undefined,
    start: () => undefined,
    terminate: () => void (isTerminated = true),
  }) as unknown as Worker
  const say = (type: string, message: string) => target.dispatchEvent(Object.assign(new Event(type), { message }))
  return { worker, say, isTerminated: () => isTerminated }
}

test('whoever waits for a worker that broke is told, now and later', async () => {
  const { worker, say } = createSilentWorker()
  const client = createPlaybackClient(() => worker)
  const waiting = client.open('s')
  say('error', 'out of memory')
  await expect(waiting).rejects.toThrow('out of memory')
  await expect(client.readBlock('w', 0)).rejects.toThrow('out of memory')
})

test('opened once more, it asks another one', async () => {
  const workers = [createSilentWorker(), createSilentWorker()]
  let started = 0
  const client = createPlaybackClient(() => workers[started++]!.worker)
  workers[0]!.say('error', '')
  await expect(client.index(() => undefined)).rejects.toThrow('did not start')
  void client.open('s')
  expect([started, workers[0]!.isTerminated()]).toEqual([2, true])
})

test('a search that is given up rejects at once, whatever the worker does', async () => {
  const { worker } = createSilentWorker()
  const client = createPlaybackClient(() => worker)
  const stop = new AbortController()
  const search = client.hasText('Ada', stop.signal)
  stop.abort(new Error('typed on'))
  await expect(search).rejects.toThrow('typed on')
})

test('released, it ends its worker', () => {
  const { worker, isTerminated } = createSilentWorker()
  createPlaybackClient(() => worker).release()
  expect(isTerminated()).toBe(true)
})
