import { useModel } from '@preact/signals'
import { Share2 } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { browser } from 'wxt/browser'

import { askDesk } from '@/components/parts/ask'
import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { Dialog } from '@/components/parts/dialog'
import type { Toasts } from '@/components/parts/toasts-model'
import { watchClock } from '@/components/parts/watch-clock'
import { watchQuery } from '@/components/parts/watch-query'
import type { Session } from '@/lib/model/session'
import { readSessionShares, readShareSettings } from '@/lib/sharing/read-shares'
import { Database } from '@/lib/store/database'

import { ShareCard } from './share-card'
import { ShareForm, type Leaving } from './share-form'
import { ShareModel } from './share-model'
import { SharesModel } from './shares-model'

const NOT_OVER = 'This session is still being recorded. Stop it first, then it can be shared.'

export interface ShareButtonProps {
  session: Session
  leaving: Leaving
  toasts: Toasts
  /** Moment of the player, ms since the start. */
  readMoment: () => number
  onRedact: () => void
}

/** Share, and the dialog behind it. */
export function ShareButton({ session, leaving, toasts, readMoment, onRedact }: ShareButtonProps) {
  const sessionId = session.id
  const isOver = session.status === 'stopped'
  const database = useMemo(() => new Database(), [])
  useEffect(() => () => database.close(), [database])
  const rows = useMemo(() => watchQuery(() => readSessionShares(database, sessionId)), [database, sessionId])
  const settings = useMemo(() => watchQuery(() => readShareSettings(database)), [database])
  const model = useModel(() => new ShareModel({ sessionId, shares: rows, settings, ask: askDesk, toasts, readMoment }))
  const shares = useModel(
    () =>
      new SharesModel({
        shares: rows,
        ask: askDesk,
        toasts,
        now: Date.now,
        copy: (text) => navigator.clipboard.writeText(text),
        permissions: browser.permissions,
      }),
  )
  const clock = useMemo(() => watchClock(), [])
  const made = model.made.value
  const otherCount = model.otherCount.value
  return (
    <>
      <Button
        size="small"
        icon={Share2}
        {...(isOver ? {} : { 'aria-disabled': 'true' })}
        title={isOver ? 'Make a link with which others can watch this session' : NOT_OVER}
        onClick={() => (isOver ? model.open() : void toasts.show({ text: NOT_OVER }))}
      >
        Share
      </Button>
      <Dialog title="Share this session" isOpen={model.isOpen.value} onClose={model.close}>
        {made ? (
          <>
            <ShareCard share={made} shares={shares} now={clock.value} />
            <div class="share-form-buttons">
              <Button look="quiet" onClick={model.makeAnother}>
                Make another link
              </Button>
              <Button onClick={model.close}>Done</Button>
            </div>
          </>
        ) : (
          <ShareForm
            model={model}
            leaving={leaving}
            onRedact={() => {
              model.close()
              onRedact()
            }}
          />
        )}
        {otherCount > 0 && (
          <p class="share-form-quiet">
            <a href="#/shares">{describeCount(otherCount, made ? 'other link' : 'link')} to this session</a>
          </p>
        )}
      </Dialog>
    </>
  )
}
