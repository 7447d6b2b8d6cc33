import { signal, type ReadonlySignal } from '@preact/signals'
import type { Browser } from 'wxt/browser'

/** The keys of a command as the browser has them: the person may have chosen others, or none. */
export type Shortcut = { state: 'loading' } | { state: 'none' } | { state: 'set'; keys: string }

/** Where the browser lets people choose keys. */
export const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts'

export type CommandsApi = Pick<typeof Browser.commands, 'getAll'>

/** Read when somebody begins to look, and whenever they come back to the page: no event tells of a change. */
export function watchShortcut(commands: CommandsApi, name: string, page: EventTarget): ReadonlySignal<Shortcut> {
  const read = async () => {
    const keys = (await commands.getAll()).find((command) => command.name === name)?.shortcut
    shortcut.value = keys ? { state: 'set', keys } : { state: 'none' }
  }
  const reread = () => void read().catch(console.error)
  const shortcut = signal<Shortcut>(
    { state: 'loading' },
    {
      watched() {
        page.addEventListener('focus', reread)
        reread()
      },
      unwatched() {
        page.removeEventListener('focus', reread)
      },
    },
  )
  return shortcut
}
