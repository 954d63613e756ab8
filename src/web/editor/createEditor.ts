import { closeBrackets, closeBracketsKeymap, startCompletion } from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { type Diagnostic, linter } from '@codemirror/lint'
import { Compartment, EditorState, Transaction } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import type { Span } from '#compose/ast.ts'
import { faultsOf } from '#compose/faults.ts'
import { type Place, placeAt } from '#compose/place.ts'
import { adoptStyles } from './adoptStyles.ts'
import { completion } from './completion.ts'
import type { Finder } from './finder.ts'
import { highlight } from './highlight.ts'
import { indent } from './indent.ts'
import { partAtCursor, showPart, shownPart, shownText } from './markedPart.ts'
import { theme } from './theme.ts'

/** Where the cursor is. */
export interface EditorPlace {
  call: Place['call']
  /** The part at the cursor that can be shown alone. */
  part: string | undefined
}

interface Told {
  onChange: (text: string) => void
  onPlace: (place: EditorPlace) => void
  /** Told which part is to be shown alone; null for all of the text. */
  onPart: (text: string | null) => void
}

export interface Editor {
  setText: (text: string) => void
  /** The name and note of the field that it is. */
  setAttributes: (attributes: Record<string, string>) => void
  /** Writes a text in place of what is selected. */
  insert: (text: string) => void
  /** Shows the part at the cursor alone, or all again. */
  togglePart: () => void
  showAll: () => void
  focus: () => void
  close: () => void
}

/** An editor of a composite. It never keeps the Tab key. */
export function createEditor(parent: HTMLElement, text: string, finder: Finder, told: Told): Editor {
  adoptStyles()
  const attributes = new Compartment()
  const togglePart = () => {
    const part = shownText(view.state) === null ? partAtCursor(view.state) : undefined
    view.dispatch({ effects: showPart.of(part ?? null) })
    return true
  }
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: 'Shift-Enter', run: togglePart }]),
        keymap.of([...closeBracketsKeymap, ...historyKeymap, ...standardKeymap]),
        attributes.of([]),
        history(),
        closeBrackets(),
        bracketMatching(),
        highlight,
        indent,
        shownPart,
        completion(finder),
        linter((shown) => diagnostics(shown.state.doc.toString())),
        EditorView.lineWrapping,
        placeholder('sum(s("metric", "*"))'),
        theme,
        EditorView.updateListener.of(({ docChanged, selectionSet, transactions, startState, state }) => {
          const isOwn = transactions.some(
            (one) => one.docChanged && one.annotation(Transaction.remote) !== true,
          )
          if (docChanged && isOwn) told.onChange(state.doc.toString())
          if (docChanged || selectionSet) told.onPlace(placeOf(state))
          const part = shownText(state)
          if (part !== undefined && part !== shownText(startState)) told.onPart(part)
        }),
      ],
    }),
  })
  return {
    setText: (next) => {
      if (next === view.state.doc.toString()) return
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)],
      })
    },
    setAttributes: (next) =>
      view.dispatch({ effects: attributes.reconfigure(EditorView.contentAttributes.of(next)) }),
    insert: (inserted) => {
      view.dispatch(view.state.replaceSelection(inserted))
      view.focus()
    },
    togglePart,
    showAll: () => view.dispatch({ effects: showPart.of(null) }),
    focus: () => {
      view.focus()
      if (view.state.doc.length === 0) startCompletion(view)
    },
    close: () => view.destroy(),
  }
}

function placeOf(state: EditorState): EditorPlace {
  const part = partAtCursor(state)
  return {
    call: placeAt(state.doc.toString(), state.selection.main.head).call,
    part: part && state.sliceDoc(part.start, part.end),
  }
}

function diagnostics(text: string): Diagnostic[] {
  if (text.trim() === '') return []
  return faultsOf(text).map(({ message, span }) => ({
    ...underlined(text, span),
    severity: 'error',
    message,
  }))
}

/** Where something is missing, what stands before it is underlined too: a bracket alone, or nothing, cannot be seen. */
function underlined(text: string, { start, end }: Span): { from: number; to: number } {
  const isBare = /^[)\]},]?$/.test(text.slice(start, end))
  return { from: isBare ? Math.max(0, text.slice(0, start).trimEnd().length - 1) : start, to: end }
}
