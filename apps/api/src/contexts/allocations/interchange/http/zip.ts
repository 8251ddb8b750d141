import { crc32, deflateRawSync } from 'node:zlib'
import type { SourceFile } from '@tenure/interchange'

// PKWARE's APPNOTE.TXT 6.3: 4.3.7 local header, 4.3.12 central directory, 4.3.16 its end. Version 2.0, deflate, names in UTF-8.
const [needed, utf8, deflated] = [20, 0x0800, 8]
// 1 January 1980, the first day the format knows: the same export has the same bytes.
const noTime = 0x00210000

function header(file: SourceFile, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(needed, 0)
  fields.writeUInt16LE(utf8, 2)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt32LE(noTime, 6)
  fields.writeUInt32LE(crc32(file.bytes), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(file.bytes.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(file.name), 22)
  return fields
}

const signed = (signature: number, ...parts: Buffer[]): Buffer => {
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(signature)
  return Buffer.concat([mark, ...parts])
}

/** Packs files into a ZIP archive, piece by piece, as it is sent. Files of less than 4 GB, fewer than 65,536. */
export function* zipped(files: readonly SourceFile[]): Generator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const packed = deflateRawSync(file.bytes)
    const fields = header(file, packed)
    const local = signed(0x04034b50, fields, Buffer.from(file.name))
    const attributes = Buffer.alloc(14)
    attributes.writeUInt32LE(offset, 10)
    directory.push(signed(0x02014b50, Buffer.from([needed, 0]), fields, attributes, Buffer.from(file.name)))
    offset += local.length + packed.length
    yield local
    yield packed
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  yield central
  yield signed(0x06054b50, end)
}
