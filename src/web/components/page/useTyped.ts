import { useState } from 'react'

/** A text while it is typed; where the one that it began from becomes another one, that counts. */
export function useTyped(initial: string): [text: string, type: (text: string) => void] {
  const [typed, setTyped] = useState({ initial, text: initial })
  return [typed.initial === initial ? typed.text : initial, (text) => setTyped({ initial, text })]
}
