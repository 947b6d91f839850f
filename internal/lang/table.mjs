// Makes ngrams.bin.gz from the npm package eld 2.1.0:
//
//   npm pack eld@2.1.0 && tar xzf eld-2.1.0.tgz && node table.mjs package ngrams.bin.gz
//
// The package keeps n-grams of bytes as strings, each byte of a character beyond
// ASCII by a letter of its own dictionary; here they become bytes again.
// Format, before gzip: the languages' codes joined by commas and a line feed; then for each
// n-gram in order: its length, its bytes, the number of languages, and for each
// the language's number and its score (one byte each).
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const [from, to] = process.argv.slice(2)
const { ngramsData } = await import(resolve(from, 'src/ngrams/medium.js'))
const { dictionary } = await import(resolve(from, 'src/dictionary.js'))
const byteOf = new Map()
for (let b = 0x80; b < 0x100; b++) if (dictionary[b] !== ' ') byteOf.set(dictionary[b], b)
const bytes = (key) => Buffer.from([...key].map((c) => byteOf.get(c) ?? c.charCodeAt(0)))

const entries = Object.entries(ngramsData.ngrams).map(([key, scores]) => [bytes(key), Object.entries(scores)])
entries.sort((a, b) => Buffer.compare(a[0], b[0]))
const parts = [Buffer.from(Object.values(ngramsData.languages).join(',') + '\n')]
for (const [key, scores] of entries) {
  if (key.length > 8 || scores.length > 255) throw new Error('unexpected n-gram')
  parts.push(Buffer.from([key.length]), key, Buffer.from([scores.length, ...scores.flatMap(([l, s]) => [Number(l), s])]))
}
writeFileSync(to, gzipSync(Buffer.concat(parts), { level: 9 }))
console.log(entries.length, 'n-grams')
