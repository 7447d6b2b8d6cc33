import { expect, test } from 'vitest'

import { checkTheme, THEME_KEY, ThemeModel } from '@/components/parts/theme-model'

function createPage(stored?: string) {
  const kept = new Map(stored === undefined ? [] : [[THEME_KEY, stored]])
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage
  const root = { dataset: {} } as HTMLElement
  const page = new EventTarget()
  return { kept, root, page, model: new ThemeModel(storage, root, page) }
}

test('without a choice the system decides', () => {
  const { root, model } = createPage()
  expect([model.theme.value, root.dataset.theme]).toEqual(['system', undefined])
})

test('a choice is kept and shown at once, and can be taken back', () => {
  const { kept, root, model } = createPage()
  model.choose('dark')
  expect([kept.get(THEME_KEY), root.dataset.theme]).toEqual(['dark', 'dark'])
  model.choose('system')
  expect([kept.get(THEME_KEY), root.dataset.theme]).toEqual(['system', undefined])
})

test('a page follows a choice made on another page, until it is closed', () => {
  const { root, page, model } = createPage('light')
  const tell = (newValue: string) =>
    page.dispatchEvent(Object.assign(new Event('storage'), { key: THEME_KEY, newValue }))
  tell('dark')
  expect(root.dataset.theme).toBe('dark')
  model[Symbol.dispose]()
  tell('light')
  expect(root.dataset.theme).toBe('dark')
})

test('a stored word that is no theme is the system', () => {
  expect([checkTheme('sepia'), checkTheme(null)]).toEqual(['system', 'system'])
})
