import { createModel, effect, signal } from '@preact/signals'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const THEME_KEY = 'afterimage.theme'

/**
 * Light, dark or as the system says. Kept in localStorage, which can be read before the first paint (the store
 * cannot), so that a page never flashes in the wrong colours; other open pages follow by the `storage` event.
 */
export const ThemeModel = createModel(
  (storage: Pick<Storage, 'getItem' | 'setItem'>, root: HTMLElement, page: EventTarget) => {
    const theme = signal(checkTheme(storage.getItem(THEME_KEY)))

    effect(() => {
      if (theme.value === 'system') delete root.dataset.theme
      else root.dataset.theme = theme.value
    })
    effect(() => {
      const follow = (event: Event) => {
        const { key, newValue } = event as StorageEvent
        if (key === THEME_KEY || key === null) theme.value = checkTheme(newValue)
      }
      page.addEventListener('storage', follow)
      return () => page.removeEventListener('storage', follow)
    })

    const choose = (chosen: Theme) => {
      storage.setItem(THEME_KEY, chosen)
      theme.value = chosen
    }
    return { theme, choose }
  },
)

export type ThemeChoice = InstanceType<typeof ThemeModel>

export function checkTheme(stored: string | null): Theme {
  return THEMES.find((theme) => theme === stored) ?? 'system'
}
