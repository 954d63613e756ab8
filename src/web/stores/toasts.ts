import { create } from 'zustand'

export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'failed'
  /** One thing that can still be done, such as to undo. */
  action?: { label: string; perform: () => void }
  /** Of what is said about the same, only the newest stays. */
  about?: string
}

export const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))

const MOST_SHOWN = 3
let lastId = 0

/** Shows a notice; the oldest makes room when there are too many, and one that says the same always does. */
export function showToast(toast: Partial<Toast> & Pick<Toast, 'text'>): void {
  const added: Toast = { tone: 'plain', ...toast, id: ++lastId }
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((shown) => !saysTheSame(shown, added)), added].slice(-MOST_SHOWN),
  }))
}

/** Actions differ even where their words do not. */
const saysTheSame = (a: Toast, b: Toast) =>
  (a.about !== undefined && a.about === b.about) ||
  (a.text === b.text && a.tone === b.tone && a.action === undefined && b.action === undefined)

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}

/** Takes away what is said about something, as it is not on the screen any more. */
export function dismissAbout(about: string): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.about !== about) }))
}
