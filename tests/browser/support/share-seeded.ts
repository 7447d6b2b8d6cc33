import type { Page } from 'puppeteer-core'

import type { ShareWish } from '@/lib/model/share'
import { writeBase64url } from '@/lib/share/base64url'
import { randomBytes } from '@/lib/share/bytes'

import { ask } from './ask.ts'
import { readDatabase, waitForDatabase } from './read-database.ts'
import type { RunningServer } from './share-server.ts'

interface Row {
  id: string
  status: string
  link: string
}

/** Shares a session that is there for a day, and answers its link once the server has confirmed it. */
export async function shareSeeded(
  page: Page,
  { origin, uploadSecret }: Pick<RunningServer, 'origin' | 'uploadSecret'>,
  sessionId: string,
  changes: Partial<ShareWish> = {},
): Promise<string> {
  const shareId = writeBase64url(randomBytes(16))
  const wish: ShareWish = {
    sessionId,
    endpoint: origin,
    uploadSecret,
    expiresInMs: 86_400_000,
    views: null,
    password: '',
    mayDownload: true,
    momentMs: null,
    ...changes,
  }
  await ask(page, 'createShare', { shareId, wish })
  const isThere = ({ id, status }: Row) => id === shareId && status === 'shared'
  await waitForDatabase(page, ({ shares }) => (shares as unknown as Row[]).some(isThere))
  return ((await readDatabase(page))['shares'] as Row[]).find(isThere)!.link
}
