import type { Session } from '@/lib/model/session'

const MAX_CHARACTERS = 60

/** How a file about a session is called, without its ending: what is no letter or digit of any language is a hyphen. */
export function nameFile({ title, startedAt }: Pick<Session, 'title' | 'startedAt'>): string {
  const words = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_CHARACTERS)
    .replaceAll(/^-+|-+$/g, '')
  return `${words === '' ? 'session' : words}-${describeStart(startedAt)}`
}

/** `2026-01-05-0900`, UTC: the same file is called the same anywhere. */
export function describeStart(at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T')
  return `${day}-${time.slice(0, 5).replace(':', '')}`
}

/** Each name once: the second one of a name gets a number. */
export function createNames(): (name: string, extension: string) => string {
  const taken = new Map<string, number>()
  return (name, extension) => {
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? `${name}.${extension}` : `${name}-${count}.${extension}`
  }
}
