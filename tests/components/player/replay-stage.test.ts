import { describe, expect, test } from 'vitest'

import { createWindow, openStage } from './open-stage'

const open = () => openStage([createWindow('a', 3), createWindow('b', 1)])

describe('the stage', () => {
  test('reads a block when it is first looked at, and waits until it is there', async () => {
    const { stage, asked, seen, told, settle } = open()
    stage.show('a', 1_200)
    expect([asked.map(({ block }) => block), stage.isWaiting.value]).toEqual([['a 1000'], true])
    stage.show('a', 1_300)
    asked[0]!.give()
    await settle()
    expect([asked.length, seen(), told, stage.isWaiting.value]).toEqual([1, ['a 1000'], ['show a 1000 at 1300'], false])
  })

  test('keeps what was seen until the next is there, and reads nothing twice', async () => {
    const { stage, asked, seen, told, settle } = open()
    stage.show('a', 0)
    asked[0]!.give()
    await settle()
    stage.show('a', 1_000)
    expect([seen(), stage.isWaiting.value]).toEqual([['a 0'], true])
    asked[1]!.give()
    await settle()
    expect(seen()).toEqual(['a 1000'])
    stage.play('a', 100, 2)
    expect([seen(), asked.length, told.at(-1)]).toEqual([['a 0'], 2, 'play a 0 at 100 x2'])
  })

  test('reads a block once more that has grown, for a moment that was not in it', async () => {
    const { stage, asked, told, windows, settle } = open()
    const grow = (to: number) => (windows[1]!.blocks[0] = { ...windows[1]!.blocks[0]!, to })
    stage.show('b', 1_500)
    asked[0]!.give()
    await settle()
    // A picture that stands is asked for again when more of the session is known.
    grow(2_000)
    stage.show('b', 1_500)
    expect(asked.map(({ block }) => block)).toEqual(['b 0', 'b 0'])
    grow(3_000)
    asked[1]!.give()
    await settle()
    expect(asked).toHaveLength(2)
    stage.show('b', 2_500)
    grow(4_000)
    asked[2]!.give()
    await settle()
    expect([asked.length, told.length, stage.isWaiting.value]).toEqual([3, 3, false])
  })

  test('reads it once more when it grew past the wanted moment while it was read', async () => {
    const { stage, asked, windows, settle } = open()
    stage.show('b', 1_500)
    windows[1]!.blocks[0] = { ...windows[1]!.blocks[0]!, to: 2_000 }
    asked[0]!.give()
    await settle()
    expect([asked.length, stage.isWaiting.value]).toEqual([2, true])
    asked[1]!.give()
    await settle()
    expect([asked.length, stage.isWaiting.value]).toEqual([2, false])
  })

  test('does not show a block that comes late and is wanted no more', async () => {
    const { stage, asked, seen, screens, settle } = open()
    stage.show('a', 0)
    stage.show('b', 0)
    asked[1]!.give()
    await settle()
    asked[0]!.give()
    await settle()
    expect([seen(), screens.length, stage.isWaiting.value]).toEqual([['b 0'], 1, false])
  })

  test('nor one of a tab it knows nothing of, which nothing waits for', async () => {
    const { stage, asked, seen, settle } = open()
    stage.show('a', 0)
    stage.show('unknown', 0)
    expect(stage.isWaiting.value).toBe(false)
    asked[0]!.give()
    await settle()
    expect(seen()).toEqual([])
  })

  test('says why a block cannot be read, asks for it once while it plays on, and again when told to', async () => {
    const { stage, asked, seen, settle } = open()
    stage.refresh(1)
    stage.play('a', 0, 1)
    asked[0]!.fail(new Error('the disk is gone'))
    await settle()
    expect([stage.failure.value, stage.isWaiting.value]).toEqual(['the disk is gone', false])
    for (let at = 16; at < 200; at += 16) stage.follow('a', at, 1)
    await settle()
    expect([asked.length, stage.failure.value]).toEqual([1, 'the disk is gone'])
    stage.refresh(1)
    expect([asked.length, stage.failure.value, stage.isWaiting.value]).toEqual([2, undefined, true])
    asked[1]!.give()
    await settle()
    expect([seen(), stage.failure.value]).toEqual([['a 0'], undefined])
  })

  test('a block that cannot be read is no trouble to the one after it', async () => {
    const { stage, asked, seen, settle } = open()
    stage.play('a', 900, 1)
    asked[0]!.fail(new Error('broken'))
    await settle()
    stage.follow('a', 1_000, 1)
    asked[1]!.give()
    await settle()
    expect([seen(), stage.failure.value]).toEqual([['a 1000'], undefined])
  })

  test('a block of which nothing can be shown is a failure too', async () => {
    const { stage, asked, settle } = open()
    stage.show('b', 0)
    asked[0]!.give(false)
    await settle()
    expect(stage.failure.value).toBe('nothing of it can be shown')
  })

  test('read anew, it keeps the old picture until the new one is there', async () => {
    const { stage, asked, seen, screens, settle } = open()
    stage.refresh(1)
    stage.show('a', 500)
    asked[0]!.give()
    await settle()
    stage.refresh(2)
    stage.resize(400, 300)
    stage.setTrail(false)
    expect([seen(), screens[0]!.size, screens[0]!.hasTrail, stage.readReplay()]).toEqual([
      ['a 0'],
      400,
      false,
      { name: 'a 0' },
    ])
    asked[1]!.give()
    await settle()
    expect(screens.map(({ isGone, isSeen, size, hasTrail }) => [isGone, isSeen, size, hasTrail])).toEqual([
      [true, true, 400, false],
      [false, true, 400, false],
    ])
  })

  test('of the version it shows nothing is read anew', async () => {
    const { stage, asked, settle } = open()
    stage.refresh(1)
    stage.show('a', 0)
    asked[0]!.give()
    await settle()
    stage.refresh(1)
    expect([asked.length, stage.isWaiting.value]).toEqual([1, false])
  })

  test('what was read for the version before is not shown', async () => {
    const { stage, asked, seen, settle } = open()
    stage.refresh(1)
    stage.show('a', 0)
    stage.refresh(2)
    asked[0]!.give()
    await settle()
    expect([seen(), stage.isWaiting.value]).toEqual([[], true])
    asked[1]!.give()
    await settle()
    expect(seen()).toEqual(['a 0'])
  })

  test('reads the next block before it is needed, once', async () => {
    const { stage, asked, settle } = open()
    stage.play('a', 0, 1)
    asked[0]!.give()
    await settle()
    for (let at = 500; at < 900; at += 100) stage.follow('a', at, 1)
    expect(asked.map(({ block }) => block)).toEqual(['a 0', 'a 1000'])
    asked[1]!.give()
    stage.follow('a', 1_000, 1)
    await settle()
    expect([asked.length, stage.isWaiting.value]).toEqual([2, false])
  })

  test('once it is gone nothing is put on it', async () => {
    const { stage, asked, screens, settle } = open()
    stage.show('a', 0)
    stage.destroy()
    asked[0]!.give()
    await settle()
    expect(screens).toEqual([])
  })
})
