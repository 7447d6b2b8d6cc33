import type { PageViewPayload } from '@/lib/model/payload'
import { codeOf } from '@/lib/masking/verdict'

import type { Judge } from './verdicts'

/** The page as it is named now; the title with the verdict of the element it comes from. */
export function describePageView(document: Document, url: string, judge: Judge): PageViewPayload {
  const title = document.querySelector('head > title')
  const verdict = judge(title?.firstChild ?? title ?? document)
  return { kind: 'page view', url, title: document.title, v: codeOf(verdict) }
}
