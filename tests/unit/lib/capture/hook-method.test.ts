import { expect, test, vi } from 'vitest'

import { hookMethod } from '@/lib/capture/hook-method'

function createOwner() {
  return {
    calls: [] as unknown[],
    say(this: { calls: unknown[] }, text: string) {
      this.calls.push(text)
      return text.length
    },
  }
}

test('a hooked method does what it did, and is as it was afterwards', () => {
  const owner = createOwner()
  const before = Object.getOwnPropertyDescriptor(owner, 'say')
  const heard = vi.fn<(args: unknown[]) => void>()
  const undo = hookMethod(owner, 'say', (call, args) => {
    heard(args)
    return call()
  })
  expect([owner.say('abc'), owner.say.name, owner.say.length]).toEqual([3, 'say', 1])
  expect([owner.calls, heard.mock.calls]).toEqual([['abc'], [[['abc']]]])
  undo()
  expect(Object.getOwnPropertyDescriptor(owner, 'say')).toEqual(before)
})

test('what the page put over the hook stays, and the hook only passes on', () => {
  const owner = createOwner()
  const heard = vi.fn<() => void>()
  const undo = hookMethod(owner, 'say', (call) => {
    heard()
    return call()
  })
  const hooked = owner.say
  owner.say = function over(text) {
    return hooked.call(this, `${text}!`)
  }
  undo()
  expect(owner.say('abc')).toBe(4)
  expect(heard).not.toHaveBeenCalled()
})

test('what is no method, or cannot be replaced, is left alone', () => {
  const owner = Object.freeze({ say: () => 1 })
  hookMethod(owner, 'say', () => 2)()
  hookMethod({}, 'say', () => 2)()
  expect(owner.say()).toBe(1)
})

test.each(['before', 'after'] as const)('what throws of ours %s the call changes nothing', (when) => {
  const owner = createOwner()
  const undo = hookMethod(owner, 'say', (call) => {
    if (when === 'after') call()
    throw new Error('ours')
  })
  expect([owner.say('abc'), owner.calls]).toEqual([3, ['abc']])
  undo()
})

test('what the hooked method throws is thrown, and it is called once', () => {
  const thrown = new Error('of the page')
  const say = vi.fn<() => never>(() => {
    throw thrown
  })
  const owner = { say }
  const undo = hookMethod(owner, 'say', (call) => call())
  expect(() => owner.say()).toThrow(thrown)
  expect(say).toHaveBeenCalledTimes(1)
  undo()
})

test('an inherited method is covered by one of the owner alone, which goes again', () => {
  class Tool {
    say = 0
    tell(): string {
      return 'told'
    }
  }
  const [tool, other] = [new Tool(), new Tool()]
  const undo = hookMethod(tool, 'tell', (call) => `${String(call())} and heard`)
  expect([tool.tell(), other.tell(), Object.keys(tool)]).toEqual(['told and heard', 'told', ['say']])
  undo()
  expect([tool.tell(), Object.hasOwn(tool, 'tell')]).toEqual(['told', false])
})
