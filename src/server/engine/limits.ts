/** Settings of every read: its time limit, and 64-bit integers as text, because a JavaScript number loses digits. */
export function limited(sql: string, maxMs: number): string {
  const settings = `max_execution_time = ${maxMs / 1000}, output_format_json_quote_64bit_integers = 1`
  return /\bSETTINGS\s[^()]*$/i.test(sql) ? `${sql}, ${settings}` : `${sql}\nSETTINGS ${settings}`
}
