import { indentService } from '@codemirror/language'
import { type Extension } from '@codemirror/state'
import { scan } from '#compose/lex.ts'

const STEP = 2

/** A new line stands one step in from the line whose bracket is open there. */
export const indent: Extension = indentService.of(({ state }, position) => {
  const lines: number[] = []
  for (const { kind, text, start } of scan(state.sliceDoc(0, position)).tokens) {
    if (kind !== 'punctuation') continue
    if ('([{'.includes(text)) lines.push(state.doc.lineAt(start).number)
    else if (')]}'.includes(text)) lines.pop()
  }
  return new Set(lines).size * STEP
})
