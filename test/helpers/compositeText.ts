import { act, screen, waitFor } from '@testing-library/react'
import { EditorView } from '@codemirror/view'

// The list that it completes by asks where the text stands; nothing stands anywhere here.
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList

/** The editor of a composite, once it is loaded in the place of the plain field. */
export async function compositeEditor(name: string): Promise<HTMLElement> {
  return waitFor(
    () => {
      const field = screen.getByRole('textbox', { name })
      if (field.getAttribute('contenteditable') !== 'true') throw new Error('The editor is not there yet')
      return field
    },
    { timeout: 20_000 },
  )
}

/** Puts a text in the place of all there is, as if it was pasted: nothing has a size here, so keys cannot be typed. */
export function writeComposite(editor: HTMLElement, text: string): void {
  const view = EditorView.findFromDOM(editor)!
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }))
}

export const compositeText = (editor: HTMLElement): string =>
  EditorView.findFromDOM(editor)!.state.doc.toString()
