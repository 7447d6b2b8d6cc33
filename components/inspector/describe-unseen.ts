import type { UnseenElement, UnseenReason } from '@/lib/model/still'

interface Described {
  title: string
  sentence: string
  advice: string
  plural: string
}

const PLURALS: Record<UnseenElement, string> = { canvas: 'canvases', video: 'videos', file: 'files' }
const AROUND = 'What is around it is shown as it was.'

/** Why something that draws for itself is not shown, and what to do about it. */
export function describeUnseen(what: UnseenElement, reason: UnseenReason): Described {
  return { ...describeReason(what, reason), plural: PLURALS[what] }
}

function describeReason(what: UnseenElement, reason: UnseenReason): Omit<Described, 'plural'> {
  const show = `To keep it all the same, add a rule under Settings that shows this ${what}.`
  switch (reason) {
    case 'typed':
      return {
        title: `A ${what} after typing`,
        sentence: `Something was typed into a masked field, and what a ${what} shows from then on may be what was typed.`,
        advice: show,
      }
    case 'live':
      return {
        title: 'A live video',
        sentence: 'A camera, a call or a screen is shown in it, and those who are on it were not asked.',
        advice: show,
      }
    case 'protected':
      return {
        title: 'A protected video',
        sentence: 'The browser decrypts it for the screen alone.',
        advice: AROUND,
      }
    case 'other site':
      return {
        title: `A ${what} of another site`,
        sentence: 'It shows pictures of another site, which the browser lets nobody read.',
        advice: 'If it is your page, send these pictures with the header Access-Control-Allow-Origin.',
      }
    case 'no page':
      return {
        title: 'A file inside the page',
        sentence: 'The browser draws it by itself: a PDF, a picture or a film in an object or embed.',
        advice: 'A box with its name stands in its place.',
      }
    case 'not drawn since':
      return {
        title: `A ${what} that was empty`,
        sentence:
          'When the recording began, nothing could be read of it: it was empty, or drawn by WebGL, which keeps no picture.',
        advice:
          'It is shown from the moment on in which it draws. Start the recording before the page to have all of it.',
      }
    case 'too large':
      return {
        title: `A ${what} too large`,
        sentence: 'To take pictures of it would make the page slow.',
        advice: AROUND,
      }
    default:
      return {
        title: `A ${what} that could not be read`,
        sentence: 'The browser gave no picture of it.',
        advice: AROUND,
      }
  }
}
