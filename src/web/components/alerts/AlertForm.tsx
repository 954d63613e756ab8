import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Alert } from '#api/alerts.ts'
import { alertPath, alertsPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { EVERYWHERE, useKeys } from '#web/ui/useKeys.ts'
import { AlertConditions } from './AlertConditions.tsx'
import { type AlertDraft, wholeConditions } from './alertDraft.ts'
import css from './AlertForm.module.css'
import { ALERT_RANGES, alertRange } from './alertRanges.ts'
import { AlertMore } from './AlertMore.tsx'
import { BacktestVerdict } from './BacktestVerdict.tsx'
import { LeaveQuestion } from '../page/LeaveQuestion.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { useAlertEdit } from './useAlertEdit.ts'
import { useBacktest } from './useBacktest.ts'
import { useOwnViewing } from '../viewing/useOwnViewing.ts'

interface Props {
  /** Null makes a new one. */
  alert: Alert | null
  begin: AlertDraft
}

const FORM = 'alert-form'

/** Makes or changes an alert, and shows at once on what was measured when it would have fired. */
export function AlertForm({ alert, begin }: Props) {
  const edit = useAlertEdit(alert, begin)
  const { draft, change } = edit
  const [viewing, view, show] = useOwnViewing(() => ({ range: '24h' }))
  const backtest = useBacktest(wholeConditions(draft), draft.rearm_per_signal, viewing)
  const [asking, setAsking] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useKeys({ 'Mod+Enter': () => form.current?.requestSubmit() }, EVERYWHERE)
  useEffect(() => {
    if (edit.refused !== null) form.current?.scrollIntoView?.({ block: 'start' })
  }, [edit.refused])
  const out = alert === null ? alertsPath() : alertPath(alert.id)
  const cancel = () => (edit.changed ? setAsking(true) : edit.leave(out))
  const errors = edit.refused?.body.errors.params ?? {}
  const title = alert === null ? 'New alert' : `Edit ${alert.name}`
  const span = viewing.fixed === null ? alertRange(viewing.range).span : 'in the time shown'

  return (
    <>
      <PageBar title={title} heading={<bdi>{title}</bdi>}>
        <Button onClick={cancel}>Cancel</Button>
        <Button kind="primary" type="submit" form={FORM} busy={edit.busy} title="Ctrl Enter">
          Save
        </Button>
      </PageBar>
      {/* What is operated are its fields. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        ref={form}
        id={FORM}
        className={css.form}
        noValidate
        onKeyDown={keepFromSaving}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void edit.save()
        }}
      >
        {edit.refused !== null && <Notice>{`Not saved: ${edit.refused.message}`}</Notice>}
        {edit.isRestored && edit.changed && (
          <Notice tone="plain" action={<Button onClick={edit.startOver}>Start over</Button>}>
            This is what you had entered before you left.
          </Notice>
        )}
        <div className={css.verdict}>
          <BacktestVerdict {...backtest} apart={draft.rearm_per_signal} span={span} />
          <SegmentedControl
            label="Time shown"
            options={ALERT_RANGES}
            value={alertRange(viewing.range).value}
            onChange={(range) => show({ range, fixed: null })}
          />
        </div>
        <AlertConditions
          conditions={draft.conditions}
          errors={errors}
          viewing={viewing}
          view={view}
          incidents={backtest.tested?.incidents ?? []}
          onChange={(next) => change(({ conditions }) => ({ conditions: next(conditions) }))}
          onPropose={(next) => edit.propose(({ conditions }) => ({ conditions: next(conditions) }))}
        />
        <AlertMore alert={alert} draft={draft} errors={errors} changed={edit.changed} onChange={change} />
      </form>
      {asking && (
        <LeaveQuestion what="this alert" onStay={() => setAsking(false)} onLeave={() => edit.leave(out)} />
      )}
    </>
  )
}

/** Enter ends what is typed into a field. An alert may wake people: it is saved by who means to save it. */
function keepFromSaving(event: KeyboardEvent): void {
  const isMeant = event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && !isMeant && event.target instanceof HTMLInputElement) event.preventDefault()
}
