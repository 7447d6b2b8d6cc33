/*
 * What lies in the store. Parts are what sharers sealed; everything else is JSON.
 *
 *   shares/ID/order         StoredOrder, created once
 *   shares/ID/expiry        { expiresAt }, when it was extended
 *   shares/ID/parts/00000   sealed bytes, created once
 *   shares/ID/finished      { at }, created once
 *   shares/ID/views/00000   one of N slots, created once
 *   tombs/ID                Tomb, created once; from then on the share is gone, whatever else is still there
 *   due/HOUR/ID             looked at by the sweeper in that hour or later: an index, never the truth
 *   reports/ID/UUID         what somebody reported
 *   keys/NAME               made at the first start
 */
const HOUR_MS = 60 * 60_000

export const folderOf = (id: string) => `shares/${id}/`
export const orderKey = (id: string) => `shares/${id}/order`
export const expiryKey = (id: string) => `shares/${id}/expiry`
export const finishedKey = (id: string) => `shares/${id}/finished`
export const partsFolder = (id: string) => `shares/${id}/parts/`
export const partKey = (id: string, number: number) => `${partsFolder(id)}${pad(number)}`
export const viewsFolder = (id: string) => `shares/${id}/views/`
export const viewKey = (id: string, slot: number) => `${viewsFolder(id)}${pad(slot)}`
export const tombKey = (id: string) => `tombs/${id}`
export const reportsFolder = (id: string) => `reports/${id}/`

/** In the first hour that begins no earlier than `at`. */
export function dueKey(id: string, at: number): string {
  return `due/${writeHour(Math.ceil(at / HOUR_MS) * HOUR_MS)}/${id}`
}

/** Whether what stands under this key is due by `now`. */
export function readDue(key: string, now: number): { id: string; isDue: boolean } {
  const [, hour = '', id = ''] = key.split('/')
  return { id, isDue: hour <= writeHour(now) }
}

export function numberOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1))
}

function writeHour(at: number): string {
  return new Date(at).toISOString().slice(0, 13)
}

function pad(number: number): string {
  return String(number).padStart(5, '0')
}
