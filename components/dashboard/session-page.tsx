import { signal } from '@preact/signals'
import { TriangleAlert } from 'lucide-preact'
import { useEffect } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { SessionView, SessionViewProps } from '@/components/player/session-view'

type Loaded = { state: 'loading' } | { state: 'ready'; View: typeof SessionView } | { state: 'failed' }

/** The player is by far the largest part of the dashboard: the list does not wait for it. */
const player = signal<Loaded>({ state: 'loading' })

async function loadPlayer(): Promise<void> {
  try {
    const { SessionView: View } = await import('@/components/player/session-view')
    player.value = { state: 'ready', View }
  } catch (error) {
    console.error(error)
    player.value = { state: 'failed' }
  }
}

export function SessionPage(props: SessionViewProps) {
  useEffect(() => void (player.peek().state !== 'ready' && loadPlayer()), [])

  const loaded = player.value
  if (loaded.state === 'ready') return <loaded.View {...props} />
  if (loaded.state === 'loading') return null
  return (
    <EmptyState isWholeScreen title="The player did not load" picture={<TriangleAlert size={28} aria-hidden="true" />}>
      <p>The session itself is safe. Afterimage may have been updated while this page was open.</p>
      <Button look="primary" onClick={() => location.reload()}>
        Reload this page
      </Button>
    </EmptyState>
  )
}
