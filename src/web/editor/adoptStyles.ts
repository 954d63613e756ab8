import { StyleModule } from 'style-mod'

/**
 * Makes CodeMirror's styles an adopted sheet. In a document they would be an element `style`, which the policy of the
 * page refuses; in a shadow root they are a sheet that scripts made, and the document can share it.
 */
export function adoptStyles(): void {
  const shadow = document.createElement('div').attachShadow({ mode: 'open' })
  StyleModule.mount(shadow, [])
  for (const kept of Object.getOwnPropertySymbols(shadow)) {
    if (!Object.hasOwn(document, kept)) Reflect.set(document, kept, Reflect.get(shadow, kept))
  }
}
