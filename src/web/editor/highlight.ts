import { type EditorState, type Extension, RangeSetBuilder, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { scan, type Token } from '#compose/lex.ts'

const MARKS = {
  name: Decoration.mark({ class: 'compose-name' }),
  key: Decoration.mark({ class: 'compose-key' }),
  text: Decoration.mark({ class: 'compose-text' }),
  number: Decoration.mark({ class: 'compose-number' }),
  bracket: Decoration.mark({ class: 'compose-bracket' }),
}

/** Colours a composite by the tokens that the language itself reads. */
export const highlight: Extension = StateField.define<DecorationSet>({
  create: marked,
  update: (marks, transaction) => (transaction.docChanged ? marked(transaction.state) : marks),
  provide: (field) => EditorView.decorations.from(field),
})

function marked(state: EditorState): DecorationSet {
  const { tokens } = scan(state.doc.toString())
  const marks = new RangeSetBuilder<Decoration>()
  for (const [i, token] of tokens.entries()) {
    const mark = markOf(token, tokens[i + 1])
    if (mark !== undefined) marks.add(token.start, token.end, MARKS[mark])
  }
  return marks.finish()
}

function markOf(token: Token, next: Token | undefined): keyof typeof MARKS | undefined {
  if (token.kind === 'end') return undefined
  if (token.kind === 'punctuation') return 'bracket'
  if (next?.kind === 'punctuation' && next.text === ':') return 'key'
  if (token.kind === 'string') return 'text'
  return token.kind === 'number' ? 'number' : 'name'
}
