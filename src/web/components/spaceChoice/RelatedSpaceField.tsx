import { useState } from 'react'
import { MAX_LENGTH } from '#api/pagination.ts'
import { spaceList } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { bestFirst } from '../page/bestFirst.ts'
import { useNamedSpaces } from './useNamedSpaces.ts'

interface Props {
  /** The id of the space. */
  value: number | null
  error: string | undefined
  onChange: (id: number | null) => void
}

/** The space that the chart leads to, found by its name. */
export function RelatedSpaceField({ value, error, onChange }: Props) {
  const [known] = useNamedSpaces(value === null ? [] : [value])
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? known?.name ?? ''
  const query = { name: text.trim(), length: MAX_LENGTH }
  const { data } = useQuery({ ...q(spaceList, { query }), placeholderData: keepPreviousData })
  const spaces = data?.spaces ?? []
  const enter = (name: string) => {
    setTyped(name)
    const space = spaces.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
    const id = space?.id ?? null
    if (id !== value) onChange(id)
  }
  return (
    <Combobox
      label="Related space"
      opensOnFocus
      placeholder="None"
      hint="The chart leads there, at the same time."
      error={typed !== null && typed.trim() !== '' && value === null ? 'No space has this name yet.' : error}
      value={text}
      suggestions={bestFirst([...new Set(spaces.map(({ name }) => name))], text.trim())}
      onChange={enter}
    />
  )
}
