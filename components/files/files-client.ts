import { proxy, wrap, type Remote } from 'comlink'

import type { ExportOutcome, Files, ImportOutcome, LinkOutcome, SendOutcome } from '@/lib/files/create-files'

type Asked<Method> = Method extends (...given: infer Given) => infer Answer
  ? (...given: Given) => Promise<Awaited<Answer>>
  : never

/** Files as a page asks for them: the worker behind it starts with the first question, and a broken one is replaced. */
export type FilesClient = { [Name in Exclude<keyof Files, 'stop'>]: Asked<Files[Name]> } & Pick<Files, 'stop'>

export function createFilesClient(startWorker: () => Worker): FilesClient {
  let link: ReturnType<typeof connect> | undefined
  const ask = <T>(question: (files: Remote<Files>) => Promise<T>): Promise<T> => {
    if (link?.isBroken()) link = undefined
    return (link ??= connect(startWorker())).ask(question)
  }
  return {
    listFormats: () => ask((files) => files.listFormats()),
    describe: (sessionIds) => ask((files) => files.describe(sessionIds)),
    export: (wish, sink, tell) =>
      ask((files) => files.export(wish, proxy(sink), proxy(tell)) as Promise<ExportOutcome>),
    send: (wish, to, tell) => ask((files) => files.send(wish, to, proxy(tell)) as Promise<SendOutcome>),
    import: (file, options, tell) => ask((files) => files.import(file, options, proxy(tell)) as Promise<ImportOutcome>),
    importLink: (link, options, tell) =>
      ask((files) => files.importLink(link, options, proxy(tell)) as Promise<LinkOutcome>),
    stop: () => void ask((files) => files.stop()).catch(() => undefined),
  }
}

/** A worker that could not start, or broke, answers nothing: whoever waits for it is told. */
function connect(worker: Worker) {
  const files = wrap<Files>(worker)
  let isBroken = false
  const broken = new Promise<never>((_resolve, reject) => {
    const tell = (why: string) => {
      isBroken = true
      reject(new Error(why))
    }
    worker.addEventListener('error', ({ message }) => tell(message || 'the worker for files did not start'))
    worker.addEventListener('messageerror', () => tell('an answer could not be read'))
  })
  broken.catch(() => undefined)
  const ask = <T>(question: (files: Remote<Files>) => Promise<T>): Promise<T> => Promise.race([question(files), broken])
  return { ask, isBroken: () => isBroken }
}
