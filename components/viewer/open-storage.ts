import type { PreferenceStorage } from '@/components/player/preference'

/** What is remembered of who watches: in localStorage, or where a browser gives a page none, as long as it is open. */
export function openStorage(read: () => Storage): PreferenceStorage {
  try {
    const storage = read()
    storage.getItem('afterimage')
    return storage
  } catch (error) {
    console.info('Nothing is remembered here:', error)
    const values = new Map<string, string>()
    return {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
    }
  }
}
