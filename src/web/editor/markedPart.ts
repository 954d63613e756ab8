import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { Span } from '#compose/ast.ts'
import { faultsOf } from '#compose/faults.ts'
import { partAt } from '#compose/parts.ts'

/** Shows this part of the text alone; null shows all of it again. */
export const showPart = StateEffect.define<Span | null>()

const field = StateField.define<Span | null>({
  create: () => null,
  update(part, { effects, changes }) {
    const asked = effects.findLast((effect) => effect.is(showPart))
    if (asked?.is(showPart)) return asked.value
    if (part === null || changes.empty) return part
    // It goes with the text; what is typed before or behind it is no part of it.
    const moved = { start: changes.mapPos(part.start, 1), end: changes.mapPos(part.end, -1) }
    return moved.start < moved.end ? moved : null
  },
  provide: (own) =>
    EditorView.decorations.from(own, (part) =>
      part === null ? Decoration.none : Decoration.set(MARK.range(part.start, part.end)),
    ),
})

const MARK = Decoration.mark({ class: 'compose-shown' })

export const shownPart: Extension = field

/** The text of the part that is shown alone: null when all is, undefined while what it became is at fault. */
export function shownText(state: EditorState): string | null | undefined {
  const part = state.field(field)
  if (part === null) return null
  const text = state.sliceDoc(part.start, part.end)
  return faultsOf(text).length === 0 ? text : undefined
}

/** The part at the cursor, or around what is selected, that can be shown alone; undefined when that is all of the text. */
export function partAtCursor(state: EditorState): Span | undefined {
  const { from, to } = state.selection.main
  const text = state.doc.toString()
  const part = partAt(text, { start: from, end: to })
  return part && text.trim().length > part.end - part.start ? part : undefined
}
