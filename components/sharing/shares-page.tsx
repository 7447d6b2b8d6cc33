import type { ReadonlySignal } from '@preact/signals'
import { Link2 } from 'lucide-preact'
import { useEffect } from 'preact/hooks'

import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { EmptyState } from '@/components/parts/empty-state'
import type { Share } from '@/lib/model/share'

import { ShareCard } from './share-card'
import type { SharesState } from './shares-model'

import './shares-page.css'

export interface SharesPageProps {
  shares: SharesState
  clock: ReadonlySignal<number>
}

/** All links that this browser made, the newest first. */
export function SharesPage({ shares, clock }: SharesPageProps) {
  const all = shares.all.value
  useEffect(() => void shares.refresh(), [shares])
  return (
    <div class="shares-page">
      <header class="screen-header">
        <h1>Shares</h1>
      </header>
      {all.length === 0 && shares.isLoaded.value ? (
        <EmptyState title="No links yet" picture={<Link2 size={28} aria-hidden="true" />}>
          <p>Open a session and press Share. The link opens in any browser, for whom you give it.</p>
          <a class="button button-primary" href="#/sessions">
            Go to sessions
          </a>
        </EmptyState>
      ) : (
        <ul class="shares-list" aria-label="Shares">
          {all.map((share) => (
            <ShareRow key={share.id} share={share} shares={shares} now={clock.value} />
          ))}
        </ul>
      )}
    </div>
  )
}

function ShareRow({ share, shares, now }: { share: Share; shares: SharesState; now: number }) {
  return (
    <li class="shares-row">
      <p class="shares-title">
        <a class="cut" dir="auto" href={`#/sessions/${encodeURIComponent(share.sessionId)}`}>
          {share.title || 'Untitled session'}
        </a>
        <time
          class="shares-quiet figures"
          dateTime={new Date(share.createdAt).toISOString()}
          title={describeInstantInFull(share.createdAt)}
        >
          {describeInstant(share.createdAt, now)}
        </time>
        <span class="shares-quiet cut">{share.endpoint}</span>
      </p>
      <ShareCard share={share} shares={shares} now={now} />
    </li>
  )
}
