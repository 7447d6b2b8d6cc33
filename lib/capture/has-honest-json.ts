import { isNative } from './is-native'

const HOLDERS = [Object, Array, String, Number, Boolean].map((type) => type.prototype)

/** Whether `JSON.stringify` is the browser's own and no `toJSON` of a library (Prototype.js) bends what it is given. */
export function hasHonestJson(): boolean {
  return isNative(JSON.stringify) && HOLDERS.every((holder) => !('toJSON' in holder))
}
