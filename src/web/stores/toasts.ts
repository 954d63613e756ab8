import { create } from 'zustand'

export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'failed'
  /** One thing that can still be done, such as to undo. */
  action?: { label: string; perform: () => void }
}

export const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))

const MOST_SHOWN = 3
let lastId = 0

/** Shows a notice; the oldest makes room when there are too many, and one that says the same always does. */
export function showToast(toast: { text: string; tone?: Toast['tone']; action?: Toast['action'] }): void {
  const added: Toast = { tone: 'plain', ...toast, id: ++lastId }
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((shown) => !saysTheSame(shown, added)), added].slice(-MOST_SHOWN),
  }))
}

/** Actions differ even where their words do not. */
const saysTheSame = (a: Toast, b: Toast) =>
  a.text === b.text && a.tone === b.tone && a.action === undefined && b.action === undefined

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
