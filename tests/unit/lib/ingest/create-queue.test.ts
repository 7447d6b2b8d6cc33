import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createQueue } from '@/lib/ingest/create-queue'

const pause = () => new Promise((resolve) => setImmediate(resolve))

describe('createQueue', () => {
  it('answers with what the task answers', async () => {
    await expect(createQueue().run('a', async () => 7)).resolves.toBe(7)
  })

  it('starts a task only after the one before it under the same key has ended', async () => {
    const queue = createQueue()
    const log: string[] = []
    const task = (name: string, turns: number) => async () => {
      log.push(`${name} starts`)
      for (let turn = 0; turn < turns; turn += 1) await pause()
      log.push(`${name} ends`)
    }
    await Promise.all([queue.run('page', task('slow', 5)), queue.run('page', task('fast', 0))])
    expect(log).toEqual(['slow starts', 'slow ends', 'fast starts', 'fast ends'])
  })

  it('lets tasks of other keys run meanwhile', async () => {
    const queue = createQueue()
    let release = () => {}
    const held = queue.run('a', () => new Promise<void>((resolve) => (release = resolve)))
    await expect(queue.run('b', async () => 'ran')).resolves.toBe('ran')
    release()
    await held
  })

  it('goes on after a task that fails, and tells only its own caller', async () => {
    const queue = createQueue()
    const failing = queue.run('a', () => Promise.reject(new Error('disk on fire')))
    const next = queue.run('a', async () => 'ran')
    await expect(failing).rejects.toThrow('disk on fire')
    await expect(next).resolves.toBe('ran')
  })

  it('settles when all that was given has ended, well or not', async () => {
    const queue = createQueue()
    const log: string[] = []
    const tasks = [
      queue.run('a', async () => void (await pause(), log.push('a'))),
      queue.run('a', () => Promise.reject(new Error('failed'))),
      queue.run('b', async () => void (await pause(), await pause(), log.push('b'))),
    ]
    await queue.settle()
    expect(log).toEqual(['a', 'b'])
    await expect(Promise.allSettled(tasks)).resolves.toHaveLength(3)
    await expect(queue.settle()).resolves.toBeUndefined()
  })

  it('keeps the order of every key, whatever fails and however long it takes', async () => {
    const task = fc.record({ key: fc.constantFrom('a', 'b', 'c'), turns: fc.nat(3), fails: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(task, { maxLength: 12 }), async (tasks) => {
        const queue = createQueue()
        const ended: { key: string; index: number }[] = []
        const all = tasks.map(({ key, turns, fails }, index) =>
          queue.run(key, async () => {
            for (let turn = 0; turn < turns; turn += 1) await pause()
            ended.push({ key, index })
            if (fails) throw new Error('failed')
          }),
        )
        await Promise.allSettled(all)
        for (const key of ['a', 'b', 'c']) {
          const order = ended.filter((one) => one.key === key).map(({ index }) => index)
          expect(order).toEqual(tasks.flatMap((one, index) => (one.key === key ? [index] : [])))
        }
      }),
      { numRuns: 50 },
    )
  })
})
