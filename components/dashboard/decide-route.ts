import { SETTINGS_PARTS, type SettingsPart } from '@/components/settings/settings-parts'

/** Screens whose address is kept for them; they say that they are not there yet. */
export const LATER_SCREENS = ['home', 'insights', 'people', 'shares'] as const
export type LaterScreen = (typeof LATER_SCREENS)[number]

/**
 * Every screen has an address that stays: `#/sessions`, `#/sessions/<id>`, `#/settings`, `#/settings/<part>`, and one
 * for each later screen with whatever stands below it.
 */
export type Route =
  | { screen: 'sessions' }
  | { screen: 'session'; sessionId: string }
  | { screen: 'settings'; part?: SettingsPart }
  | { screen: 'later'; name: LaterScreen }
  | { screen: 'unknown'; path: string }

/** The screen an address stands for; what follows a `?` belongs to the screen. Never throws: links are typed by hand. */
export function decideRoute(hash: string): Route {
  const [path = ''] = hash.replace(/^#/, '').split('?')
  const [screen, id, ...rest] = path.split('/').filter((part) => part !== '')
  if (screen === undefined) return { screen: 'sessions' }
  if (screen === 'sessions' && rest.length === 0) {
    return id === undefined ? { screen: 'sessions' } : { screen: 'session', sessionId: decodeText(id) }
  }
  if (screen === 'settings' && rest.length === 0) {
    const part = SETTINGS_PARTS.find((one) => one === id)
    if (id === undefined || part) return { screen: 'settings', ...(part ? { part } : {}) }
  }
  const later = LATER_SCREENS.find((one) => one === screen)
  return later ? { screen: 'later', name: later } : { screen: 'unknown', path }
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: the text itself is the best guess.
    return text
  }
}
