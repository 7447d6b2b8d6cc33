import { expose } from 'comlink'
import { expect, test } from 'vitest'

import { createSearchClient } from '@/components/search/search-client'

/** A worker on the other end of a channel, whose answers and changes the test gives. */
function createWorker() {
  const { port1, port2 } = new MessageChannel()
  let tellChange = () => {}
  const waiting: ((names: string[]) => void)[] = []
  expose(
    {
      watch: (onChange: () => void) => void (tellChange = onChange),
      suggest: () => new Promise<string[]>((resolve) => waiting.push(resolve)),
    },
    port2,
  )
  port1.start()
  const worker = Object.assign(port1, { terminate: () => undefined }) as unknown as Worker
  return { worker, change: () => tellChange(), answer: () => waiting.shift()!(['fern']), waiting }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
const PERSON = { of: 'person' } as const

test('a change is told once the answers that are under way are there, and once', async () => {
  const { worker, change, answer, waiting } = createWorker()
  const client = createSearchClient(() => worker)
  const first = client.suggest(PERSON)
  await settle()
  change()
  change()
  await settle()
  expect([waiting.length, client.version.value]).toEqual([1, 0])
  answer()
  expect(await first).toEqual(['fern'])
  expect(client.version.value).toBe(1)
  change()
  await settle()
  expect(client.version.value).toBe(2)
})

test('an answer that fails holds nothing up', async () => {
  const { worker, change } = createWorker()
  const client = createSearchClient(() => worker)
  await expect(client.people()).rejects.toThrow('undefined')
  change()
  await settle()
  expect(client.version.value).toBe(1)
})
