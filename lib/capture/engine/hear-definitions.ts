import { hookMethod } from '../hook-method'
import { SOURCE, type Listener, type Tools } from './tools'

/** Elements of a page's own that come to be defined: they look other than those that are not. */
export function hearDefinitions(tools: Tools): Listener {
  return {
    hook({ CustomElementRegistry: { prototype } }, signal) {
      const undo = hookMethod(prototype, 'define', (call, [name]) => {
        tools.say({ source: SOURCE.definition, define: { name: String(name) } })
        return call()
      })
      signal.addEventListener('abort', undo)
    },
  }
}
