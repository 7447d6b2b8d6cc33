import { render } from 'preact'

import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { readMomentHash, writeMomentHash } from '@/components/viewer/moment-hash'
import { openStorage } from '@/components/viewer/open-storage'
import { createPagePlayback } from '@/components/viewer/page-playback'
import { readPartOf } from '@/components/viewer/read-part-of'
import { SessionViewer } from '@/components/viewer/session-viewer'
import { ViewerProblem } from '@/components/viewer/viewer-problem'
import { openBundle } from '@/lib/bundle/open-bundle'

const storage = openStorage(() => localStorage)
const theme = new ThemeModel(storage, document.documentElement, window)
const toasts = new ToastsModel()
const links = {
  write: (place: { startSec: number; line?: string }) => location.href.replace(/#.*$/, '') + writeMomentHash(place),
  hint: 'It works where this file is',
}

/** What a file holds, from the moment on that its address names. */
async function open(): Promise<void> {
  const app = document.getElementById('app')!
  const bundle = await openBundle(readPartOf(document)).catch(() => ({ ok: false, reason: 'damaged' }) as const)
  const show = () =>
    render(
      bundle.ok ? (
        <SessionViewer
          key={location.hash}
          {...bundle}
          playback={createPagePlayback(bundle.store)}
          opened={readMomentHash(location.hash)}
          surroundings={{ storage, links, go: undefined }}
          toasts={toasts}
          theme={theme}
        />
      ) : (
        <ViewerProblem reason={bundle.reason} />
      ),
      app,
    )
  addEventListener('hashchange', show)
  show()
}

void open()
