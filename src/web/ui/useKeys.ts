import { useLayoutEffect, useRef } from 'react'

/** What a key does, and its name where the keys of a screen are shown and searched. */
export interface KeyAction {
  label: string
  perform: () => void
  /** Whether it may be offered now; a key that may not still rests in its place. */
  refusal?: string | undefined
}

/**
 * By key: `n`, `?`; two pressed one after the other as `g s`; `Mod+k`, `Mod+Shift+z` for Ctrl or Command. A plain function acts without
 * being shown.
 */
export type Keys = Readonly<Record<string, KeyAction | (() => void)>>

/** The keys of what is on every screen. Where a screen has the same key, the screen's counts. */
export const EVERYWHERE = 'Everywhere'

export interface ShownKey extends KeyAction {
  keys: string
  group: string
}

interface Registered {
  group: string
  keys: Keys
}

/** What one types into keeps its keys, those of the browser for editing too, and text that is marked is copied. */
export const TYPED_INTO = 'input, textarea, select, [contenteditable]'
const EDITING = 'acvxyz'
const MODAL = 'dialog, [role=dialog], [role=menu]'
/** How long after the first key of two the second may come, in ms. */
const PATIENCE = 1_500

const registered = new Set<Registered>()
const listeners = new Set<() => void>()
let changes = 0
let first: { key: string; until: number } | null = null

/**
 * Keys of what is on the screen. Single ones rest while one types, in a dialog, and with Ctrl, Alt or Meta; those with
 * `Mod` rest in a dialog only. Keys with a label are shown under the name of their group.
 */
export function useKeys(keys: Keys, group = 'This screen'): void {
  const own = useRef<Registered>({ group, keys })
  // Before it is painted: what can be seen can be pressed.
  useLayoutEffect(() => {
    own.current.group = group
    own.current.keys = keys
    tell()
  })
  useLayoutEffect(() => {
    const mine = own.current
    if (registered.size === 0) document.addEventListener('keydown', onKeyDown)
    registered.add(mine)
    tell()
    return () => {
      registered.delete(mine)
      tell()
      if (registered.size === 0) document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

function tell(): void {
  changes++
  for (const listener of listeners) listener()
}

/** Has a listener told whenever keys may be others; answers with how to stop that. */
export function onKeyChanges(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How often keys may have become others. */
export const countKeyChanges = (): number => changes

/** The keys of this screen that have a name, those of every screen last. */
export function shownKeys(): ShownKey[] {
  const seen = new Set<string>()
  return inOrder().flatMap(({ group, keys }) =>
    Object.entries(keys).flatMap(([name, action]) => {
      if (seen.has(name)) return []
      seen.add(name)
      return typeof action === 'function' ? [] : [{ ...action, keys: name, group }]
    }),
  )
}

/** The screen's before those of every screen. What came last lies over what was there: its keys count first. */
const inOrder = () => {
  const newest = [...registered].toReversed()
  return [
    ...newest.filter(({ group }) => group !== EVERYWHERE),
    ...newest.filter(({ group }) => group === EVERYWHERE),
  ]
}

function onKeyDown(event: KeyboardEvent): void {
  const { target, key, ctrlKey, altKey, metaKey, shiftKey } = event
  if (event.defaultPrevented || event.isComposing || altKey) return
  const element = target instanceof Element ? target : null
  if (element?.closest(MODAL)) return
  const isMod = ctrlKey || metaKey
  const letter = key.toLowerCase()
  if ((!isMod || EDITING.includes(letter)) && element?.closest(TYPED_INTO)) return
  if (isMod && letter === 'c' && getSelection()?.isCollapsed === false) return

  const name = isMod ? `Mod+${shiftKey ? 'Shift+' : ''}${letter}` : key
  const before = first !== null && event.timeStamp < first.until && !isMod ? first.key : null
  if (key !== 'Shift') first = null
  const action = (before !== null && actionOf(`${before} ${name}`)) || actionOf(name)
  if (action !== undefined) {
    event.preventDefault()
    if (typeof action === 'function') action()
    else if (action.refusal === undefined) action.perform()
  } else if (!isMod && isFirstOfTwo(key)) {
    first = { key, until: event.timeStamp + PATIENCE }
  }
}

function actionOf(name: string): KeyAction | (() => void) | undefined {
  return inOrder().find(({ keys }) => Object.hasOwn(keys, name))?.keys[name]
}

const isFirstOfTwo = (key: string): boolean =>
  [...registered].some(({ keys }) => Object.keys(keys).some((name) => name.startsWith(`${key} `)))
