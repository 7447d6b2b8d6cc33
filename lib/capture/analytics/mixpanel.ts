import { readOwn } from '../read-own'
import { readArrayQueue, readPerson, type Tool, type ToolSaid } from './tool'

/** mixpanel-browser (docs.mixpanel.com/docs/tracking-methods/sdks/javascript). */
export const MIXPANEL: Tool = {
  global: 'mixpanel',
  methods: {
    track: ([name, properties]) => [{ kind: 'custom', name, given: [properties] }],
    identify: ([person]) => [{ kind: 'identify', person: readPerson(person), given: [] }],
    'people.set': readPeopleSet,
  },
  readQueue: (stub) => [...readArrayQueue(stub), ...readArrayQueue(readOwn(stub, 'people'), 'people.')],
}

/** A record, or one name and its value. */
function readPeopleSet([first, second]: readonly unknown[]): ToolSaid[] {
  const given = typeof first === 'string' ? { [first]: second } : first
  return [{ kind: 'identify', person: '', given: [given] }]
}
