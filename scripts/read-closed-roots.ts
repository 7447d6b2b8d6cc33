import { fileURLToPath } from 'node:url'

const READER = fileURLToPath(new URL('../lib/capture/closed-roots.ts', import.meta.url))
const ASKED = 'return getUntaintedAccessor("Element", n, "shadowRoot");'

/**
 * rrweb asks elements for their shadow roots, and closed ones are not given away: it asks us next. The build stops when
 * rrweb asks in another way than it did.
 */
export function readClosedRoots() {
  return {
    name: 'afterimage:closed-roots',
    transform(code: string, id: string): string | undefined {
      if (!/@rrweb\/record\/dist\/record\.js/.test(id)) return undefined
      if (!code.includes(ASKED)) throw new Error(`${id} asks for shadow roots in a way that is not known here.`)
      const answer = 'return getUntaintedAccessor("Element", n, "shadowRoot") ?? readClosedRoot(n);'
      return `import { readClosedRoot } from ${JSON.stringify(READER)};\n${code.replace(ASKED, answer)}`
    },
  }
}
