import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import type { Space } from '#api/spaces.ts'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './SpaceChoice.module.css'
import { useSpacesNamed } from './useSpacesNamed.ts'

/** A space there is, or the name of one to be made. */
export type ChosenSpace = Space | { id: null; name: string }

interface Props {
  /** Id of the space that cannot be chosen. */
  without?: number | undefined
  value: ChosenSpace | null
  onChange: (value: ChosenSpace | null) => void
}

/** Finds spaces by any part of their name, to choose one: Enter takes the first. A new one is made only when that is chosen. */
export function SpaceChoice({ without, value, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const { spaces: found, isAnswered } = useSpacesNamed(typed)
  const spaces = found.filter(({ id }) => id !== without)
  const isNew = isAnswered && name !== '' && !found.some((space) => space.name === name)
  // Enter may be faster than the answer to what was typed.
  const [isAsked, setAsked] = useState(false)
  const first = isAnswered ? spaces[0] : undefined
  const take = useEffectEvent((space: Space) => onChange(space))
  useEffect(() => {
    if (isAsked && value === null && first !== undefined) take(first)
  }, [isAsked, value, first])
  const search = (text: string) => {
    setTyped(text)
    setAsked(false)
    onChange(null)
  }
  const chooseFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || value !== null) return
    event.preventDefault()
    setAsked(true)
  }
  return (
    <fieldset className={css.choice}>
      <legend className="visually-hidden">Space</legend>
      <TextInput
        type="search"
        label="Space"
        placeholder="Type any part of a name"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => search(event.target.value)}
        onKeyDown={chooseFirst}
      />
      <ul className={css.found} aria-label="Spaces found">
        {spaces.map((space) => (
          <li key={space.id}>
            <SpaceRadio
              label={space.name}
              checked={value?.id === space.id}
              onChoose={() => onChange(space)}
            />
          </li>
        ))}
        {isNew && (
          <li>
            <SpaceRadio
              label={name}
              note="a new space"
              checked={value?.id === null}
              onChoose={() => onChange({ id: null, name })}
            />
          </li>
        )}
      </ul>
    </fieldset>
  )
}

interface RadioProps {
  label: string
  note?: string
  checked: boolean
  onChoose: () => void
}

function SpaceRadio({ label, note, checked, onChoose }: RadioProps) {
  return (
    <label className={css.space}>
      <input type="radio" name="space" checked={checked} onChange={onChoose} />
      <bdi>{label}</bdi> {note !== undefined && <span className={css.note}>{note}</span>}
    </label>
  )
}
