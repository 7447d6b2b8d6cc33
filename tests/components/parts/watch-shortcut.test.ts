import { effect } from '@preact/signals'
import { expect, test } from 'vitest'

import { watchShortcut, type Shortcut } from '@/components/parts/watch-shortcut'

test('the key is what the browser has, and read again by somebody who comes back from choosing another', async () => {
  const given = { shortcut: 'Alt+Shift+M' }
  const commands = {
    getAll: async () => [
      { name: 'other', shortcut: 'Alt+O' },
      { name: 'mark', ...given },
    ],
  }
  const page = new EventTarget()
  const seen: Shortcut[] = []
  const shortcut = watchShortcut(commands, 'mark', page)
  const stop = effect(() => void seen.push(shortcut.value))
  await expect.poll(() => seen).toEqual([{ state: 'loading' }, { state: 'set', keys: 'Alt+Shift+M' }])
  given.shortcut = ''
  page.dispatchEvent(new Event('focus'))
  await expect.poll(() => seen.at(-1)).toEqual({ state: 'none' })
  stop()
})
