import { CalendarPlus, Copy, KeyRound, Link2Off, Pause, Play, RotateCcw, Trash } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { ProgressBar } from '@/components/parts/progress-bar'
import type { Share } from '@/lib/model/share'

import { describeShareProblem, describeShareState, describeViews, measureShare } from './describe-share'
import type { SharesState } from './shares-model'

import './share-card.css'

export interface ShareCardProps {
  share: Share
  shares: SharesState
  now: number
}

/** One link: where it is, until when it is good, and what can be done with it. */
export function ShareCard({ share, shares, now }: ShareCardProps) {
  const problem = describeShareProblem(share)
  const isShared = share.status === 'shared' && share.expiresAt > now
  return (
    <div class="share-card">
      <output class="share-card-state figures">
        <strong>{describeShareState(share, now)}</strong>
        {isShared && <span>{describeViews(share)}</span>}
        {isShared && (
          <time dateTime={new Date(share.expiresAt).toISOString()} title={describeInstantInFull(share.expiresAt)}>
            until {describeInstant(share.expiresAt, now)}
          </time>
        )}
        {share.hasPassword && <span>with a password</span>}
      </output>
      {problem && <p class="share-card-problem">{problem}</p>}
      <ShareProgress share={share} />
      {isShared && <LinkBox link={share.link} />}
      <ShareButtons share={share} shares={shares} isShared={isShared} />
    </div>
  )
}

function ShareProgress({ share }: { share: Share }) {
  if (share.status !== 'sealing' && share.status !== 'uploading') return null
  const { done, of, bytes } = measureShare(share)
  const size = bytes > 0 ? ` of ${describeBytes(bytes)}` : ''
  const text = `${done.toLocaleString()} of ${of.toLocaleString()}${share.status === 'sealing' ? ' read' : ' parts'}`
  return (
    <>
      <ProgressBar label={describeShareState(share, 0)} value={done} max={of} text={text} />
      <p class="share-card-quiet figures">
        {text}
        {size}. It goes on if you close this.
      </p>
    </>
  )
}

function LinkBox({ link }: { link: string }) {
  return (
    <label class="field">
      <span class="field-label">Replay link</span>
      <input class="field-box code" dir="ltr" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
    </label>
  )
}

function ShareButtons({ share, shares, isShared }: Pick<ShareCardProps, 'share' | 'shares'> & { isShared: boolean }) {
  const { status, isPaused } = share
  const isOnItsWay = status === 'sealing' || status === 'uploading'
  return (
    <div class="share-card-buttons">
      {isShared && (
        <Button size="small" icon={Copy} onClick={() => void shares.copy(share)}>
          Copy link
        </Button>
      )}
      {isShared && (
        <Button size="small" icon={CalendarPlus} onClick={() => void shares.extend(share)}>
          Extend by a week
        </Button>
      )}
      {share.problem === 'no access' && !isPaused && (
        <Button size="small" icon={KeyRound} onClick={() => void shares.allow(share)}>
          Allow access to {new URL(share.endpoint).host}
        </Button>
      )}
      {isOnItsWay && !isPaused && (
        <Button size="small" icon={Pause} onClick={() => void shares.pause(share)}>
          Pause
        </Button>
      )}
      {isOnItsWay && isPaused && (
        <Button size="small" icon={Play} onClick={() => void shares.goOn(share)}>
          Go on
        </Button>
      )}
      {status === 'failed' && (
        <Button size="small" icon={RotateCcw} onClick={() => void shares.goOn(share)}>
          Try again
        </Button>
      )}
      {(isOnItsWay || status === 'failed') && (
        <Button size="small" icon={Link2Off} onClick={() => void shares.revoke(share)}>
          Cancel
        </Button>
      )}
      {isShared && (
        <Button
          size="small"
          look="danger"
          icon={Link2Off}
          title="Remove it from the server. It cannot be undone."
          onClick={() => void shares.revoke(share)}
        >
          Revoke
        </Button>
      )}
      {!isShared && !isOnItsWay && status !== 'failed' && status !== 'revoking' && (
        <Button size="small" icon={Trash} onClick={() => void shares.forget(share)}>
          Remove from the list
        </Button>
      )}
    </div>
  )
}
