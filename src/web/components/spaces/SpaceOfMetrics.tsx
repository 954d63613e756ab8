import { useMemo, useState } from 'react'
import type { SpaceDocument } from '#api/spaceDocument.ts'
import { type Suggestion, suggestSpaces } from '#space/suggestSpaces.ts'
import { Notice } from '#web/ui/Notice.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { NewSpaceForm } from './NewSpaceForm.tsx'
import split from './SplitForm.module.css'
import { useAllMetrics } from './useAllMetrics.ts'
import { counted } from '../page/counted.ts'

/** A new space out of the metrics that are there: those whose names begin alike, each on a chart that fits it. */
export function SpaceOfMetrics() {
  const [search, setSearch] = useState('')
  const { metrics, found, error, isPending } = useAllMetrics(search.trim())
  const suggestions = useMemo(() => suggestSpaces(metrics), [metrics])
  const [prefix, setPrefix] = useState<string>()
  const chosen = suggestions.find((one) => one.prefix === prefix) ?? suggestions[0]
  const document = useMemo(() => chosen && documentOf(chosen), [chosen])
  return (
    <NewSpaceForm document={document ?? null} waiting={waitingText(search, isPending, error !== null)}>
      <TextInput
        label="Metrics whose names contain"
        type="search"
        placeholder="All of them"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {chosen && (
        <Select
          label="Whose names begin with"
          options={suggestions.map((one) => ({ value: one.prefix, label: labelOf(one) }))}
          value={chosen.prefix}
          onChange={setPrefix}
        />
      )}
      {error !== null && <Notice>{`The metrics could not be read. ${error.message}`}</Notice>}
      {found > metrics.length && !isPending && (
        <p className={split.hint}>
          {`Of ${found} metrics the first ${metrics.length} were looked at: type a part of the names you mean.`}
        </p>
      )}
    </NewSpaceForm>
  )
}

const labelOf = ({ prefix, metrics }: Suggestion): string =>
  `${prefix || 'Others'} (${counted(metrics, 'metric')})`

const documentOf = ({ prefix, charts }: Suggestion): SpaceDocument => ({
  poise: 1,
  name: prefix || 'Metrics',
  charts,
})

function waitingText(search: string, isPending: boolean, failed: boolean): string {
  if (failed) return 'There are no metrics to show'
  if (isPending) return 'Looking at the metrics'
  return search.trim() === '' ? 'No metrics yet: send some first' : 'No metric has this in its name'
}
