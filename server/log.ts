/** One JSON object a line. Never a token, an id, an address, a title or anything that was sent. */
export type Log = (level: 'info' | 'error', event: string, facts?: Record<string, string | number>) => void

export function createLog(write: (line: string) => void, now: () => number): Log {
  return (level, event, facts = {}) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...facts }))
}
