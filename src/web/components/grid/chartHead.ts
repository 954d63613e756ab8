const NOT_A_HEAD = 'button, a, input, [role=menu], [role=dialog]'

/** Whether a press there is on the head of a chart itself, and not on what can be used in it. */
export const isOnHead = (target: Element): boolean =>
  target.closest('header') !== null && target.closest(NOT_A_HEAD) === null
