import { render } from 'preact'

import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { SharePage } from '@/components/share-viewer/share-page'
import { openStorage } from '@/components/viewer/open-storage'

const storage = openStorage(() => localStorage)
const leases = openStorage(() => sessionStorage)

/** Another key in the address is another link. */
const show = () =>
  render(
    <SharePage
      key={location.href}
      href={location.href}
      isSecure={isSecureContext}
      leases={leases}
      now={Date.now}
      storage={storage}
      theme={theme}
      toasts={toasts}
    />,
    document.getElementById('app')!,
  )
const theme = new ThemeModel(storage, document.documentElement, window)
const toasts = new ToastsModel()
addEventListener('hashchange', show)
show()
