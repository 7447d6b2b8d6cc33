import { signal, type ReadonlySignal } from '@preact/signals'
import { proxy, wrap, type Remote } from 'comlink'

import type { Insights } from '@/lib/insights/create-insights'
import type { Search } from '@/lib/search/search'

export interface Progress {
  doneCount: number
  allCount: number
}

/** Search as a page asks it: the worker behind it starts with the first question. */
export interface SearchClient extends Omit<Search, 'watch'>, Insights {
  /** How far the reading of the library is, while it is read. */
  progress: ReadonlySignal<Progress | null>
  /** Goes up whenever an answer may be another one. */
  version: ReadonlySignal<number>
}

export function createSearchClient(startWorker: () => Worker): SearchClient {
  const progress = signal<Progress | null>(null)
  const version = signal(0)
  let started: ReturnType<typeof start> | undefined
  let openCount = 0
  let hasChanged = false

  function start() {
    const worker = startWorker()
    worker.addEventListener('message', ({ data }: MessageEvent<{ progress?: Progress }>) => {
      const told = data.progress
      if (told) progress.value = told.doneCount < told.allCount ? told : null
    })
    const search = wrap<Search & Insights>(worker)
    void search.watch(proxy(tellChange))
    return search
  }
  /** Not while something is being answered: where that takes longer than the library stays as it is, it would pile up. */
  function tellChange(): void {
    hasChanged = openCount > 0
    if (!hasChanged) version.value += 1
  }
  async function ask<T>(question: (search: Remote<Search & Insights>) => Promise<T>): Promise<T> {
    openCount += 1
    try {
      return await question((started ??= start()))
    } finally {
      openCount -= 1
      if (hasChanged) tellChange()
    }
  }

  return {
    progress,
    version,
    list: (query) => ask((search) => search.list(query)),
    locate: (sessionId, query) => ask((search) => search.locate(sessionId, query)),
    matches: (sessionId, query) => ask((search) => search.matches(sessionId, query)),
    summarise: (query) => ask((search) => search.summarise(query)),
    sessionsOf: (personId) => ask((search) => search.sessionsOf(personId)),
    people: () => ask((search) => search.people()),
    suggest: (what) => ask((search) => search.suggest(what)),
    funnel: (definition) => ask((search) => search.funnel(definition)),
    clicks: (definition) => ask((search) => search.clicks(definition)),
    trends: (definition) => ask((search) => search.trends(definition)),
    correlates: (definition) => ask((search) => search.correlates(definition)),
    suggestFunnels: (asked) => ask((search) => search.suggestFunnels(asked)),
    paths: (definition) => ask((search) => search.paths(definition)),
    activity: (sessionIds) => ask((search) => search.activity(sessionIds)),
  }
}
