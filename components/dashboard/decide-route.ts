import { SETTINGS_PARTS, type SettingsPart } from '@/components/settings/settings-parts'

/** Every screen has an address that stays: `#/sessions`, `#/sessions/<id>`, `#/settings`, `#/settings/<part>`. */
export type Route =
  | { screen: 'sessions' }
  | { screen: 'session'; sessionId: string }
  | { screen: 'settings'; part?: SettingsPart }
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
  return { screen: 'unknown', path }
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: the text itself is the best guess.
    return text
  }
}
