/** A Windows icon file holding one PNG for each size in pixels (256 at most). */
export function icoFile(images: readonly { readonly size: number; readonly png: Uint8Array }[]): Buffer {
  const headerBytes = 6
  const entryBytes = 16
  const directory = Buffer.alloc(headerBytes + entryBytes * images.length)
  directory.writeUInt16LE(1, 2) // An icon, not a cursor.
  directory.writeUInt16LE(images.length, 4)
  let offset = directory.length
  for (const [index, { size, png }] of images.entries()) {
    const entry = headerBytes + entryBytes * index
    directory.writeUInt8(size % 256, entry) // 256 is written as 0.
    directory.writeUInt8(size % 256, entry + 1)
    directory.writeUInt16LE(1, entry + 4) // Colour planes.
    directory.writeUInt16LE(32, entry + 6) // Bits a pixel.
    directory.writeUInt32LE(png.length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([directory, ...images.map(({ png }) => png)])
}
