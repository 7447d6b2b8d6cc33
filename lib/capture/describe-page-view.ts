import type { PageViewPayload } from '@/lib/model/payload'

/** The page as it is named now. */
export function describePageView(document: Document, url: string): PageViewPayload {
  return { kind: 'page view', url, title: document.title }
}
