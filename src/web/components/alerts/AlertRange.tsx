import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { ALERT_RANGES, alertRange } from './alertRanges.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'

interface Props {
  viewing: Viewing
  onChange: (part: Partial<Viewing>) => void
}

/** Chooses how far back one looks at what an alert watches. */
export function AlertRange({ viewing, onChange }: Props) {
  return (
    <SegmentedControl
      label="Time shown"
      options={ALERT_RANGES}
      value={alertRange(viewing.range).value}
      onChange={(range) => onChange({ range, fixed: null })}
    />
  )
}
