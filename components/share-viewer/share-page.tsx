import { useModel } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'

import type { ThemeChoice } from '@/components/parts/theme-model'
import type { Toasts } from '@/components/parts/toasts-model'
import type { PreferenceStorage } from '@/components/player/preference'
import { createPagePlayback } from '@/components/viewer/page-playback'
import { SessionViewer } from '@/components/viewer/session-viewer'

import { DownloadButton } from './download-button'
import { LinkProblemPage } from './link-problem'
import { OpenInLibrary } from './open-in-library'
import { OpenModel, type OpenedLink, type OpenGivens } from './open-model'
import { PasswordPage } from './password-page'
import { ReportButton } from './report-button'

import '@/components/parts/base.css'

export interface SharePageProps extends OpenGivens {
  storage: PreferenceStorage
  theme: ThemeChoice
  toasts: Toasts
}

/** What a replay link opens, in any browser. */
export function SharePage(props: SharePageProps) {
  const { href, isSecure, leases, now } = props
  const model = useModel(() => new OpenModel({ href, isSecure, leases, now }))
  const state = model.state.value
  switch (state.kind) {
    case 'opening':
      return <main aria-busy="true" />
    case 'password':
      return (
        <main>
          <PasswordPage {...state} onPassword={(password) => void model.tryPassword(password)} />
        </main>
      )
    case 'problem':
      return (
        <main>
          <LinkProblemPage reason={state.reason} onRetry={() => void model.retry()} />
        </main>
      )
    default:
      return <Opened {...props} opened={state.opened} />
  }
}

function Opened({ opened, href, storage, theme, toasts }: SharePageProps & { opened: OpenedLink }) {
  const { link, manifest, client, sessionId, madeAt, store, readPart } = opened
  const playback = useMemo(() => createPagePlayback(store), [store])
  const startSec = link.momentMs === null ? undefined : link.momentMs / 1_000
  useEffect(() => void (document.title = manifest.title || 'A session'), [manifest])
  return (
    <SessionViewer
      sessionId={sessionId}
      madeAt={madeAt}
      playback={playback}
      opened={{ startSec, line: undefined }}
      surroundings={{ storage, links: undefined, go: undefined }}
      toasts={toasts}
      theme={theme}
    >
      {manifest.mayDownload && <DownloadButton manifest={manifest} readPart={readPart} toasts={toasts} />}
      {manifest.mayDownload && <OpenInLibrary href={href} hasPassword={link.hasPassword} />}
      <ReportButton report={client.report} toasts={toasts} />
    </SessionViewer>
  )
}
