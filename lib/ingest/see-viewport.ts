import type { eventWithTime } from '@rrweb/types'

import type { Device, Page } from '@/lib/model/session'

const META = 4

/** The window of the session's first page, as rrweb tells it before each picture; a frame's is not the window's. */
export function seeViewport(device: Device, page: Pick<Page, 'isTop'>, events: readonly eventWithTime[]): Device {
  if (device.viewportWidth > 0 || page.isTop === 0) return device
  const meta = events.find((event) => (event.type as number) === META)
  const { width, height } = (meta?.data ?? {}) as Record<string, unknown>
  return isSize(width) && isSize(height) ? { ...device, viewportWidth: width, viewportHeight: height } : device
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}
