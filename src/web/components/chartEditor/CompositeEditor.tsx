import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { createEditor, type Editor, type EditorPlace } from '#web/editor/createEditor.ts'
import { Button } from '#web/ui/Button.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import type { CompositeProps } from './CompositeField.tsx'
import css from './CompositeEditor.module.css'
import { FunctionHelp } from './FunctionHelp.tsx'
import { FunctionSignature } from './FunctionSignature.tsx'
import { useFinder } from '../page/useFinder.ts'

interface Props extends CompositeProps {
  label: string
  /** Ties it to its note. */
  wiring: Record<string, string>
  takesFocus: boolean
}

const NOWHERE: EditorPlace = { call: undefined, part: undefined }

/** The text of a composite with completion and its faults underlined; below it, what the cursor stands in. */
export default function CompositeEditor({ label, wiring, takesFocus, value, onChange, part, onPart }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(undefined)
  const finder = useFinder()
  const [place, setPlace] = useState(NOWHERE)
  const [helping, setHelping] = useState(false)
  const functions = useRef<HTMLButtonElement>(null)

  const changed = useEffectEvent((text: string) => onChange(text))
  const partChosen = useEffectEvent((text: string | null) => onPart(text ?? undefined))
  const made = useEffectEvent((parent: HTMLElement) =>
    createEditor(parent, value, finder, { onChange: changed, onPlace: setPlace, onPart: partChosen }),
  )
  useEffect(() => {
    const own = made(host.current!)
    editor.current = own
    return () => own.close()
  }, [])
  useEffect(() => editor.current?.setText(value), [value])
  const attributes = JSON.stringify({ ...wiring, 'aria-label': label })
  useEffect(
    () => editor.current?.setAttributes(JSON.parse(attributes) as Record<string, string>),
    [attributes],
  )
  useEffect(() => {
    if (part === undefined) editor.current?.showAll()
  }, [part])
  useEffect(() => {
    if (takesFocus) editor.current?.focus()
  }, [takesFocus])

  // Escape closes the list of functions first, and only then what is around it.
  const closeHelp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !helping) return
    event.preventDefault()
    setHelping(false)
    functions.current?.focus()
  }

  return (
    // Its editor and its buttons are what is operated; the key only closes what is open in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={css.frame} onKeyDown={closeHelp}>
      <div ref={host} />
      <div className={css.foot}>
        <FunctionSignature call={place.call} />
        <div className={css.tools}>
          {(part !== undefined || place.part !== undefined) && (
            <Button kind="quiet" className={css.tool ?? ''} onClick={() => editor.current?.togglePart()}>
              {part === undefined ? <>Preview {shortOf(place.part ?? '')}</> : 'Preview all of it'}
              <Kbd>Shift Enter</Kbd>
            </Button>
          )}
          <Button
            ref={functions}
            kind="quiet"
            className={css.tool ?? ''}
            aria-expanded={helping}
            onClick={() => setHelping(!helping)}
          >
            Functions
          </Button>
        </div>
      </div>
      {helping && <FunctionHelp onTake={(example) => editor.current?.insert(example)} />}
    </div>
  )
}

/** `sum(…)` for a call, `[…]` for a set. */
function shortOf(part: string) {
  const [name] = /^\w*/.exec(part) ?? ['']
  return <code>{name === '' ? '[…]' : `${name}(…)`}</code>
}
