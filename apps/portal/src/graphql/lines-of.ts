/** The lines of an answer as they come, each a JSON object: how far a piece of work is, then its result. */
export async function* linesOf({ body }: Response): AsyncGenerator<Readonly<Record<string, unknown>>> {
  if (!body) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as Readonly<Record<string, unknown>>
    if (done) return
  }
}
