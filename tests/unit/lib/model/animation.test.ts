import { expect, test } from 'vitest'

import { checkAnimations, MAX_ANIMATIONS } from '@/lib/model/animation'

const state = { key: 1, nodeId: 5, pseudo: '', isRunning: true, timeMs: 20, rate: 1 }

test('an animation is kept as it was told', () => {
  const keyframes = [{ offset: 0, easing: 'ease', transform: 'translateX(10px)' }, { opacity: '0.5' }]
  const scripted = {
    ...state,
    keyframes,
    durationMs: 10,
    iterations: 0,
    fill: 'both',
    easing: 'cubic-bezier(0, 0, 1, 1)',
  }
  const styled = { ...state, pseudo: '::before', cssName: 'run' }
  expect(checkAnimations([scripted, styled])).toEqual([scripted, styled])
})

test('nothing of it shows a text or an address, or is no animation', () => {
  const keyframes = [
    { content: '"Ottoline"', opacity: '1' },
    { backgroundImage: 'url(https://shop.test/)', '--name': 'Ottoline', filter: 'url(#x)', color: 'red;x:y' },
  ]
  const [kept] = checkAnimations([{ ...state, keyframes, text: 'Ottoline', easing: 'Ottoline "' }])
  expect(kept).toEqual({ ...state, keyframes: [{ opacity: '1' }, {}] })
  expect(checkAnimations([null, 'a', { ...state, timeMs: Number.NaN }, { ...state, cssName: 'a "b"' }])).toEqual([])
  expect(checkAnimations({})).toEqual([])
})

test('of many the first are kept', () => {
  expect(checkAnimations(Array.from({ length: 500 }, () => ({ ...state, cssName: 'run' })))).toHaveLength(
    MAX_ANIMATIONS,
  )
})
