import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Alert } from '#api/alerts.ts'
import { alertPath, alertsPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { EVERYWHERE, useKeys } from '#web/ui/useKeys.ts'
import { AlertConditions } from './AlertConditions.tsx'
import { type AlertDraft, wholeConditions } from './alertDraft.ts'
import css from './AlertForm.module.css'
import { AlertRange } from './AlertRange.tsx'
import { previewOf } from './previewOf.ts'
import { alertRange } from './alertRanges.ts'
import { AlertMore } from './AlertMore.tsx'
import { BacktestVerdict } from './BacktestVerdict.tsx'
import { late } from '../page/late.ts'
import { faultIn } from '../page/faultIn.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { LeaveQuestion } from '../page/LeaveQuestion.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { withService } from '../settings/chosenService.ts'
import { useAlertEdit } from './useAlertEdit.ts'
import { useBacktest } from './useBacktest.ts'
import { useOwnViewing } from '../viewing/useOwnViewing.ts'

const ServiceDrawer = late(() => import('../settings/ServiceDrawer.tsx'))

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
  const [settingUp, setSettingUp] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useKeys({ 'Mod+Enter': () => form.current?.requestSubmit() }, EVERYWHERE)
  useEffect(() => {
    if (edit.tries > 0) faultIn(form.current)?.focus()
  }, [edit.tries])
  useEffect(() => {
    if (edit.refused === null) return
    const fault = faultIn(form.current)
    if (fault) fault.focus()
    else form.current?.scrollIntoView?.({ block: 'start' })
  }, [edit.refused])
  const out = alert === null ? alertsPath() : alertPath(alert.id)
  const cancel = () => (edit.changed ? setAsking(true) : edit.leave(out))
  const { errors } = edit
  const isFaulty = Object.keys(errors).length > 0
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
        {edit.refused === null && isFaulty && <Notice>Not saved: some fields need another look.</Notice>}
        {edit.isRestored && edit.changed && (
          <Notice tone="plain" action={<Button onClick={edit.startOver}>Start over</Button>}>
            This is what you had entered before you left.
          </Notice>
        )}
        <div className={css.verdict}>
          <BacktestVerdict {...backtest} apart={draft.rearm_per_signal} span={span} />
          <AlertRange viewing={viewing} onChange={show} />
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
        <AlertMore
          alert={alert}
          draft={draft}
          errors={errors}
          changed={edit.changed}
          onChange={change}
          onSetUp={() => setSettingUp(true)}
        />
      </form>
      {settingUp && (
        <LateBoundary onFailed={() => setSettingUp(false)}>
          <ServiceDrawer
            about={previewOf(alert, draft)}
            onClose={() => setSettingUp(false)}
            onSaved={(made) => {
              setSettingUp(false)
              change(({ services }) => ({ services: withService(services, made) }))
            }}
          />
        </LateBoundary>
      )}
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
