import { useCallback } from 'react'
import type { ParamErrors } from '#api/errors.ts'
import { Button } from '#web/ui/Button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import css from './AlertConditions.module.css'
import { conditionBody, type ConditionDraft, newCondition } from './alertDraft.ts'
import { ConditionChart } from './ConditionChart.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import type { Band } from './incidentBands.ts'
import type { Picture } from '../viewing/seriesRequest.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { suggestedThreshold } from './thresholdPlace.ts'
import { useSettled } from '../page/useSettled.ts'
import type { ChartView } from '../viewing/useViewing.ts'

interface Props {
  conditions: readonly ConditionDraft[]
  errors: ParamErrors
  viewing: Viewing
  view: ChartView
  incidents: readonly Band[]
  /** Is given what makes the next conditions of those that there are then. */
  onChange: (next: Next) => void
  /** As `onChange`, of what the page fills in by itself. */
  onPropose: (next: Next) => void
}

type Next = (conditions: readonly ConditionDraft[]) => readonly ConditionDraft[]

/** Changes one condition among others. */
const changing =
  (row: number, part: Partial<ConditionDraft>): Next =>
  (now) =>
    now.map((one) => (one.row === row ? { ...one, ...part } : one))

/** Gives one condition a threshold, where it has none by then. */
const filling =
  (row: number, threshold: string): Next =>
  (now) =>
    now.map((one) => (one.row === row && one.threshold === '' ? { ...one, threshold } : one))

/** The conditions of an alert, each beside what it looks at. */
export function AlertConditions({ conditions, errors, onChange, onPropose, ...shown }: Props) {
  const isOnly = conditions.length === 1
  return (
    <section aria-label="Conditions" className={css.conditions}>
      {conditions.map((condition, i) => (
        <Condition
          key={condition.row}
          title={isOnly ? 'Condition' : `Condition ${i + 1}`}
          condition={condition}
          errors={fieldErrors(errors, `conditions[${i}].`)}
          onChange={(part) => onChange(changing(condition.row, part))}
          onPropose={(threshold) => onPropose(filling(condition.row, threshold))}
          onRemove={
            isOnly ? undefined : () => onChange((now) => now.filter((one) => one.row !== condition.row))
          }
          {...shown}
        />
      ))}
      <div className={css.add}>
        <Button kind="quiet" icon={<PlusIcon />} onClick={() => onChange((now) => [...now, newCondition()])}>
          Add condition
        </Button>
        {conditions.length > 1 && <span className={css.note}>It fires while all of them hold.</span>}
      </div>
    </section>
  )
}

interface ConditionProps extends Omit<Props, 'conditions' | 'onChange' | 'onPropose'> {
  condition: ConditionDraft
  title: string
  onChange: (part: Partial<ConditionDraft>) => void
  onPropose: (threshold: string) => void
  onRemove: (() => void) | undefined
}

function Condition({
  condition,
  title,
  errors,
  viewing,
  view,
  incidents,
  onChange,
  onPropose,
  onRemove,
}: ConditionProps) {
  const { threshold, type, metric_name } = condition
  const value = threshold.trim() === '' ? Number.NaN : Number(threshold)
  const charted = useSettled(metric_name, metric_name)
  const lacks = threshold === '' && type !== 'absent'
  const suggest = useCallback(
    (picture: Picture | undefined) => {
      if (!lacks || picture === undefined) return
      const lines = picture.answer.streams.flatMap((stream) => stream.lines)
      const next = suggestedThreshold(
        lines.flatMap((line) => line.values),
        type,
      )
      if (next !== undefined) onPropose(String(next))
    },
    // oxlint-disable-next-line react/exhaustive-deps -- told again only when a threshold is lacking
    [lacks, type],
  )
  const { source, tags, summary_function } = conditionBody(condition)
  return (
    <div className={css.condition}>
      <ConditionFields {...{ condition, title, errors, onChange, onRemove }} />
      <div className={css.chart}>
        <ConditionChart
          condition={{
            type,
            metric_name: charted.trim(),
            source,
            tags: tags.map((tag) => ({
              name: tag.name,
              values: [tag.values ?? []].flat(),
              grouped: tag.grouped === true,
            })),
            summary_function,
            threshold: Number.isFinite(value) ? value : null,
          }}
          viewing={viewing}
          view={view}
          incidents={incidents}
          thresholdName={`Threshold of ${title.toLowerCase()}`}
          onThreshold={(next) => onChange({ threshold: String(next) })}
          onPicture={suggest}
        />
      </div>
    </div>
  )
}

/** What is said of the fields below a path, by what is left of their paths. */
function fieldErrors(errors: ParamErrors, path: string): ParamErrors {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, messages]) =>
      name.startsWith(path) ? [[name.slice(path.length), messages]] : [],
    ),
  )
}
