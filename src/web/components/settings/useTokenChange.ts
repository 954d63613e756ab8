import { type ApiToken, tokenDelete, tokenList, tokenUpdate } from '#api/tokens.ts'
import { sessionView } from '#api/session.ts'
import { useWrite } from '#web/api/query.ts'
import { useSession } from '#web/api/useSession.ts'
import { showToast } from '#web/stores/toasts.ts'
import { quoted } from '../page/quoted.ts'
import { ROLE_NAMES } from './roleText.ts'

type Changes = Partial<Pick<ApiToken, 'name' | 'role' | 'active'>>

/** Changes and deletes a token; what was changed can be changed back. */
export function useTokenChange(token: ApiToken) {
  const params = { id: token.id }
  const isOwn = useSession()?.token_id === token.id
  // With one's own token, what one may do on every other page may have changed as well.
  const invalidates = isOwn ? [tokenList, sessionView] : [tokenList]
  const title = nameOf(token)
  const update = useWrite(tokenUpdate, {
    invalidates,
    onError: (error) =>
      showToast({ tone: 'failed', text: `${quoted(title)} is as it was: ${error.message}` }),
  })
  const remove = useWrite(tokenDelete, {
    invalidates,
    onSuccess: () => showToast({ text: `Deleted ${quoted(title)}` }),
    onError: (error) =>
      showToast({ tone: 'failed', text: `${quoted(title)} is still there: ${error.message}` }),
  })
  return {
    isOwn,
    isBusy: update.isPending || remove.isPending,
    change: (changes: Changes) =>
      update.mutate(
        { params, body: bodyOf(changes) },
        {
          onSuccess: () => {
            const { name, role, active } = token
            const perform = () => update.mutate({ params, body: bodyOf({ name, role, active }) })
            showToast({ text: changeText(title, changes), action: { label: 'Undo', perform } })
          },
        },
      ),
    remove: () => remove.mutate({ params }),
  }
}

/** A token that was never given a name goes by the beginning of its value. */
export const nameOf = ({ name, token }: Pick<ApiToken, 'name' | 'token'>): string => name ?? token

function bodyOf({ name, role, active }: Changes) {
  return {
    ...(typeof name === 'string' && { name }),
    ...(role !== undefined && { role }),
    ...(active !== undefined && { active }),
  }
}

function changeText(title: string, { name, role, active }: Changes): string {
  if (typeof name === 'string') return `${quoted(title)} is ${quoted(name)} now`
  if (role !== undefined) return `${quoted(title)} has ${ROLE_NAMES[role]} now`
  return active === true ? `${quoted(title)} is active again` : `${quoted(title)} is let in no more`
}
