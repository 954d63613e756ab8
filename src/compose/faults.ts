import { ComposeError } from './ast.ts'
import { check } from './check.ts'
import { parse } from './parse.ts'

/** Every fault of a text that can be told without data: the first one of its syntax, else all of names, arguments and options. */
export function faultsOf(text: string): ComposeError[] {
  try {
    return check(parse(text))
  } catch (error) {
    if (error instanceof ComposeError) return [error]
    throw error
  }
}
