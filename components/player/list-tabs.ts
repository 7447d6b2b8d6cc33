import type { StreamItem } from '@/lib/replay/stream'

/** Lists of the inspector: what people did and saw, what the page said, what it asked for. */
export type StreamTab = 'events' | 'console' | 'network'

/** An error is an event, and a line of the console as well. */
export function isInList({ kind }: StreamItem, list: StreamTab): boolean {
  if (list === 'console') return kind === 'console' || kind === 'error'
  return list === 'network' ? kind === 'request' : kind !== 'console' && kind !== 'request'
}
