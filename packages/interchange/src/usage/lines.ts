import { StringDecoder } from 'node:string_decoder'

/** A line without its end, and where it stands. */
export interface NumberedLine {
  readonly text: string
  readonly line: number
}

const LONGEST = 1024 * 1024

/**
 * The lines of a stream, in batches as they come, so that a file of any size is never in memory whole. Empty ones are
 * left out; the last needs no end. @throws RangeError on a line of more than a megabyte: that is no such file
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (chunk: Uint8Array) => void = () => {},
): AsyncGenerator<NumberedLine[]> {
  const decoder = new StringDecoder('utf8')
  let [rest, line] = ['', 0]
  const split = (text: string): NumberedLine[] => {
    const parts = text.split('\n')
    rest = parts.pop()!
    if (rest.length > LONGEST) throw new RangeError(`Line ${line + parts.length + 1} has more than a megabyte.`)
    const batch: NumberedLine[] = []
    for (const part of parts) {
      line++
      const clean = part.endsWith('\r') ? part.slice(0, -1) : part
      if (clean !== '') batch.push({ text: line === 1 ? clean.replace(/^\uFEFF/, '') : clean, line })
    }
    return batch
  }
  for await (const chunk of chunks) {
    onBytes(chunk)
    yield split(rest + decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)))
  }
  yield split(`${rest}${decoder.end()}\n`)
}
