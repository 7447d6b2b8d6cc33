import { LINK_WORDS, type LinkWords } from '@/components/share-viewer/link-words'
import type { LinkRefusal } from '@/lib/files/import-link'

/** What is otherwise here than on the page behind a link. */
const OWN_WORDS: Readonly<Partial<Record<LinkRefusal, LinkWords>>> = {
  'no link': { title: 'This is no replay link', help: 'Copy all of it, from https:// to its end.' },
  'password needed': { title: 'This link asks for a password', help: 'Whoever gave it to you has it.' },
  'wrong password': {
    title: 'This is not the password, or the session has been gone from the server for long',
    help: 'Nothing was fetched, and no opening was counted.',
  },
  'copies forbidden': {
    title: 'Who shared this session does not let it be copied',
    help: 'Nothing was kept. It can be watched behind the link.',
  },
  'newer version': {
    title: 'This was made by a newer Afterimage',
    help: 'Update this one, then import it again.',
  },
  'not there': {
    title: 'This link does not open anything',
    help: 'Its key is not that of a session on that server, or the session has been gone for long.',
  },
  'taken down': { title: 'This link was taken down', help: 'Who runs the server has removed the session.' },
  damaged: {
    title: 'What the server has was cut or changed',
    help: 'It is not what was sealed, so nothing of it was kept. Ask whoever gave the link to you for a new one.',
  },
  'not secure': {
    title: 'This link does not begin with https://',
    help: 'Sessions are fetched only over https, and from localhost.',
  },
}

export function describeLinkRefusal(reason: LinkRefusal): string {
  const { title, help } = OWN_WORDS[reason] ?? LINK_WORDS[reason as keyof typeof LINK_WORDS]
  return `${title}. ${help}`
}
