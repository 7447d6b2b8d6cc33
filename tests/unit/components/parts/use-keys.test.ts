import { expect, test } from 'vitest'

import { describeKey } from '@/components/parts/use-keys'

const press = (key: string, held: { ctrlKey?: true; metaKey?: true; altKey?: true; shiftKey?: true } = {}) =>
  describeKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('Ctrl and Cmd are one modifier', () => {
  expect([press('z', { ctrlKey: true }), press('z', { metaKey: true })]).toEqual(['Mod+z', 'Mod+z'])
})

test('Shift is named only where the key does not show it', () => {
  expect([press('?', { shiftKey: true }), press('ArrowDown', { shiftKey: true })]).toEqual(['?', 'Shift+ArrowDown'])
})
