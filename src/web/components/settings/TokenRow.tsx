import { useState } from 'react'
import type { Role } from '#api/endpoint.ts'
import type { ApiToken } from '#api/tokens.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EditIcon, MoreIcon, PauseIcon, PlayIcon, TrashIcon } from '#web/ui/icons.tsx'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Select } from '#web/ui/Select.tsx'
import { quoted } from '../page/quoted.ts'
import { ROLE_OPTIONS, ROLE_TEXTS } from './roleText.ts'
import { TokenAge } from './TokenAge.tsx'
import css from './TokenRow.module.css'
import { nameOf, useTokenChange } from './useTokenChange.ts'

/** What is asked before it is done. */
interface Question {
  title: string
  text: string
  verb: string
  perform: () => void
}

const OWN = 'You are signed in with this very token: '

/** One token of the list: renamed and given another role in place, let in or not, deleted after a question. */
export function TokenRow({ token }: { token: ApiToken }) {
  const { name, role, active } = token
  const [editing, setEditing] = useState(false)
  const [question, setQuestion] = useState<Question | null>(null)
  const { isOwn, isBusy, change, remove } = useTokenChange(token)
  const title = nameOf(token)

  const setRole = (to: Role) => {
    const perform = () => change({ role: to })
    if (!isOwn) return perform()
    const text = `${OWN}this page is all that you can do with it afterwards. ${ROLE_TEXTS[to]}`
    setQuestion({ title: 'Give your own token another role?', text, verb: 'Change the role', perform })
  }
  const switchActive = () => change({ active: !active })
  const setActive = () => {
    if (!isOwn) return switchActive()
    const text = `${OWN}you are signed out at once, and another admin has to let it in again.`
    setQuestion({ title: 'Deactivate your own token?', text, verb: 'Deactivate', perform: switchActive })
  }
  const askToDelete = () => {
    const stops = 'Whatever uses it is refused from now on, and nothing brings it back.'
    const text = isOwn ? `${OWN}you are signed out at once. ${stops}` : stops
    setQuestion({
      title: `Delete ${quoted(title)} for good?`,
      text,
      verb: 'Delete for good',
      perform: remove,
    })
  }
  return (
    <li className={css.row} aria-busy={isBusy || undefined}>
      <div className={css.what}>
        {editing ? (
          <InlineInput
            label="Name of the token"
            initial={name ?? ''}
            maxLength={255}
            onCancel={() => setEditing(false)}
            onCommit={(text) => {
              setEditing(false)
              change({ name: text })
            }}
          />
        ) : (
          <span className={css.name} title={title} data-off={!active || undefined}>
            <bdi>{title}</bdi>
          </span>
        )}
        <span className={css.facts}>
          <code>{token.token}</code>
          {isOwn && <span>yours</span>}
          {!active && <span className={css.off}>not active</span>}
        </span>
      </div>
      <div className={css.role}>
        <Select
          label={`Role of ${title}`}
          labelPlace="hidden"
          options={ROLE_OPTIONS}
          value={role}
          hint={ROLE_TEXTS[role]}
          onChange={setRole}
        />
      </div>
      <TokenAge token={token} />
      <Menu
        label={`Actions for ${title}`}
        trigger={<MoreIcon />}
        actions={[
          { label: 'Rename', icon: <EditIcon />, perform: () => setEditing(true) },
          {
            label: active ? 'Deactivate' : 'Activate',
            icon: active ? <PauseIcon /> : <PlayIcon />,
            perform: setActive,
          },
          { label: 'Delete', icon: <TrashIcon />, danger: true, perform: askToDelete },
        ]}
      />
      {question !== null && (
        <Dialog
          title={question.title}
          onClose={() => setQuestion(null)}
          actions={
            <>
              <Button onClick={() => setQuestion(null)}>Leave it as it is</Button>
              <Button
                kind="danger"
                onClick={() => {
                  setQuestion(null)
                  question.perform()
                }}
              >
                {question.verb}
              </Button>
            </>
          }
        >
          <p>{question.text}</p>
        </Dialog>
      )}
    </li>
  )
}
