import type { ExportFile } from './export-format'
import { openAll, type ExportSource } from './export-source'
import { createNames, nameFile } from './name-file'
import type { LeavingSession } from './open-session'
import { readWindows } from './read-windows'
import { writeArray } from './write-json'

/** PostHog's own form of an exported recording, which its player opens. */
export const POSTHOG_VERSION = '2023-04-28'

/**
 * `{version, data: {id, person, snapshots: [{windowId, type, data, timestamp}, ...]}}`, one file for each session. Tabs
 * come one after another: PostHog sorts by time itself, and by `windowId`.
 */
export async function* exportPosthog(source: ExportSource): AsyncGenerator<ExportFile> {
  const nameOf = createNames()
  for await (const session of openAll(source)) {
    const name = nameOf(`${nameFile(session.content.session)}-ph-recording`, 'json')
    yield { name, write: () => writeRecording(session) }
  }
}

async function* writeRecording(leaving: LeavingSession): AsyncGenerator<string> {
  const { id, person } = leaving.content.session
  const known = leaving.people.find((one) => one.id === person)
  const named =
    person === '' ? null : { distinct_ids: [person], name: known?.name ?? '', properties: known?.properties ?? {} }
  yield `{"version":${JSON.stringify(POSTHOG_VERSION)},"data":{"id":${JSON.stringify(id)},"person":${JSON.stringify(named)},"snapshots":`
  yield* writeArray(listSnapshots(leaving))
  yield '}}'
}

async function* listSnapshots(leaving: LeavingSession) {
  for (const { windowId, readEvents } of await readWindows(leaving)) {
    for await (const { type, data, timestamp } of readEvents()) yield { windowId, type, data, timestamp }
  }
}
