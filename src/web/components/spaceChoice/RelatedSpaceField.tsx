import { useEffect, useEffectEvent, useState } from 'react'
import { Combobox } from '#web/ui/Combobox.tsx'
import { bestFirst } from '../page/bestFirst.ts'
import { spaceNamed } from './spaceNamed.ts'
import { useNamedSpaces } from './useNamedSpaces.ts'
import { useSpacesNamed } from './useSpacesNamed.ts'

interface Props {
  /** The id of the space. */
  value: number | null
  error: string | undefined
  onChange: (id: number | null) => void
}

/** The space that the chart leads to, found by its name. */
export function RelatedSpaceField({ value, error, onChange }: Props) {
  const [known] = useNamedSpaces(value === null ? [] : [value])
  // What was typed, and the space that it was taken for: another one was chosen elsewhere, as by Undo.
  const [typed, setTyped] = useState({ text: '', id: value, counts: false })
  const counts = typed.counts && typed.id === value
  const text = counts ? typed.text : (known?.name ?? '')
  const { spaces, isAnswered, named } = useSpacesNamed(text)
  const take = (name: string, id: number | null) => {
    setTyped({ text: name, id, counts: true })
    if (id !== value) onChange(id)
  }
  const found = counts && isAnswered ? (named?.id ?? null) : value
  const takeFound = useEffectEvent(() => take(text, found))
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- what the text means is known only now
    if (found !== value) takeFound()
  }, [found, value])
  const isUnknown = counts && isAnswered && text.trim() !== '' && named === undefined
  return (
    <Combobox
      label="Related space"
      opensOnFocus
      placeholder="None"
      hint="The chart leads there, at the same time."
      error={isUnknown ? 'No space has this name yet.' : error}
      value={text}
      suggestions={bestFirst([...new Set(spaces.map(({ name }) => name))], text.trim())}
      onChange={(name) => take(name, spaceNamed(spaces, name)?.id ?? null)}
    />
  )
}
