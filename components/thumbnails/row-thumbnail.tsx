import { AppWindow, EyeOff } from 'lucide-preact'

import type { Session } from '@/lib/model/session'

import type { RowPicture } from './session-thumbnails'

import './row-thumbnail.css'

export interface RowThumbnailProps {
  session: Session
  picture: RowPicture | undefined
}

/** What a session looked like. It says nothing that the row does not say, so it has no text of its own. */
export function RowThumbnail({ session: { status }, picture }: RowThumbnailProps) {
  if (picture?.state === 'shown') {
    return <img class="row-thumbnail" src={picture.url} alt="" width={64} height={40} draggable={false} />
  }
  const [Icon, why] =
    picture?.state === 'edited'
      ? [EyeOff, 'Not shown while it has edits that are not permanent']
      : [AppWindow, status === 'stopped' ? '' : 'Drawn when the recording is over']
  return (
    <span class="row-thumbnail row-thumbnail-none" title={why || undefined}>
      <Icon size={16} aria-hidden="true" />
    </span>
  )
}
