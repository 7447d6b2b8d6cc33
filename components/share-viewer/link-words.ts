import type { LinkReason } from '@/lib/share/reader-client'

export interface LinkWords {
  title: string
  /** What is safe, and what to do: whole sentences. */
  help: string
}

const ASK = 'Ask whoever gave it to you for a new one.'

/** Why a link does not open, as the page behind it says it. */
export const LINK_WORDS: Readonly<Record<LinkReason, LinkWords>> = {
  'no key': { title: 'The key is missing from this link', help: `It stands after the #. ${ASK}` },
  mistyped: {
    title: 'This link was mistyped or cut',
    help: 'Some of its characters are missing or are others. Copy it again, from its beginning to its end.',
  },
  'newer version': {
    title: 'This was made by a newer Afterimage',
    help: 'Who runs this server has to update it before the session can be shown.',
  },
  'not there': {
    title: 'This link does not open anything here',
    help: `Its key is not that of a session on this server, or the session has been gone for long. ${ASK}`,
  },
  'wrong password': { title: 'The password is wrong', help: ASK },
  revoked: { title: 'This link was revoked', help: 'Who shared the session has removed it. It is gone.' },
  expired: { title: 'This link has expired', help: `The session was removed when its time was over. ${ASK}` },
  'taken down': { title: 'This link was taken down', help: 'Who runs this server has removed the session.' },
  'never finished': { title: 'This session was never sent in full', help: ASK },
  'no views left': {
    title: 'This link was opened as often as it may be',
    help: `Who shared it set how many times it can be opened. ${ASK}`,
  },
  'not finished': { title: 'This session is still being sent', help: 'Try again in a moment.' },
  busy: { title: 'The server is busy', help: 'Nothing is wrong with the link. Try again in a moment.' },
  unreachable: { title: 'The server cannot be reached', help: 'Nothing is wrong with the link. Are you online?' },
  damaged: {
    title: 'What the server has was cut or changed',
    help: `It is not what was sealed, so nothing of it is shown. ${ASK}`,
  },
  'not secure': {
    title: 'This page was not opened over https',
    help: 'Browsers decrypt only on pages that begin with https://, and on localhost.',
  },
}
