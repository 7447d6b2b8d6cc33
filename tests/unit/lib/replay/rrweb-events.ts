import { EventType, IncrementalSource, MouseInteractions, type eventWithTime } from '@rrweb/types'

/** Hand-written rrweb events, as small as a Replayer still takes them. Instants are epoch ms. */
export function meta(timestamp: number, width = 1000, height = 800): eventWithTime {
  return { type: EventType.Meta, data: { href: 'https://shop.test/', width, height }, timestamp }
}

export function snapshot(timestamp: number, text = 'page'): eventWithTime {
  const body = { type: 3, id: 2, textContent: text } as const
  const node = { type: 0, id: 1, childNodes: [body] } as never
  return { type: EventType.FullSnapshot, data: { node, initialOffset: { left: 0, top: 0 } }, timestamp }
}

export function click(timestamp: number): eventWithTime {
  const data = { source: IncrementalSource.MouseInteraction, type: MouseInteractions.Click, id: 2, x: 1, y: 1 } as const
  return { type: EventType.IncrementalSnapshot, data, timestamp }
}

export function domChange(timestamp: number): eventWithTime {
  const data = { source: IncrementalSource.Mutation, adds: [], removes: [], texts: [], attributes: [] } as const
  return { type: EventType.IncrementalSnapshot, data: structuredClone(data) as never, timestamp }
}

export function moves(timestamp: number, offsets: number[]): eventWithTime {
  const positions = offsets.map((timeOffset) => ({ x: 1, y: 1, id: 2, timeOffset }))
  return { type: EventType.IncrementalSnapshot, data: { source: IncrementalSource.MouseMove, positions }, timestamp }
}

export function ofSource(source: IncrementalSource, timestamp: number): eventWithTime {
  return { type: EventType.IncrementalSnapshot, data: { source, positions: [] } as never, timestamp }
}
