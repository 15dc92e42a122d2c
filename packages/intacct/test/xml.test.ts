import { describe, expect, test } from '@jest/globals'
import { IntacctError } from '../src/errors.ts'
import { child, children, parseXml, textOf } from '../src/xml-reader.ts'
import { escapeXml, writeXml } from '../src/xml-writer.ts'

describe('Answers that must not be parsed', () => {
  const bomb = `<!DOCTYPE lolz [${Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')}]><response>&l9;</response>`
  test.each([
    ['an entity bomb', bomb, 'declares a DOCTYPE'],
    ['an external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><response>&x;</response>', 'declares a DOCTYPE'],
    ['elements in elements without end', '<a>'.repeat(50) + '</a>'.repeat(50), 'nested more than 40 levels'],
    ['an answer cut off in the middle', '<response><control><status>success</status></control><operation><res', 'ends in the middle'],
    ['an answer cut off between elements', '<response><control><status>success</status></control>', 'ends in the middle'],
    ['tags that do not match', '<response><a></b></response>', 'tags do not match'],
    ['nothing', '', 'has no element'],
    ['two roots', '<a></a><b></b>', 'more than one root'],
  ])('%s is refused', (_name, text, words) => {
    const error = thrown(() => parseXml(text))
    expect(error).toMatchObject({ level: 'transport', code: 'parse' })
    expect(error.message).toContain(words)
  })

  test('a deep answer within the limit, comments, CDATA and ">" in attributes pass', () => {
    const node = parseXml('<?xml version="1.0"?><!-- <x> --><r a="1>2"><b><![CDATA[<i> & ]]></b>' + '<c>'.repeat(38) + '</c>'.repeat(38) + '</r>')
    expect(textOf(child(node, 'r'), 'b')).toBe('<i> & ')
  })

  test('an attribute whose quote never closes does not take long', () => {
    const startedAt = Date.now()
    expect(() => parseXml(`<r a="${'>'.repeat(5_000_000)}</r>`)).toThrow(IntacctError)
    expect(Date.now() - startedAt).toBeLessThan(5_000)
  })
})

describe('Values', () => {
  test('stay text: numbers, leading zeros, spaces', () => {
    const node = child(parseXml('<r><ZIP>01234</ZIP><N>1e5</N><S> a  b </S><E></E><F/></r>'), 'r')
    expect(['ZIP', 'N', 'S', 'E', 'F', 'NONE'].map((name) => textOf(node, name))).toEqual(['01234', '1e5', ' a  b ', '', '', ''])
  })

  test('entities are decoded once', () => {
    const node = parseXml('<r><a>O&#039;Brien &amp; Sons &lt;x&gt;</a><b>&amp;lt; &#x1F370; &unknown; &#0;</b></r>')
    expect(textOf(child(node, 'r'), 'a')).toBe("O'Brien & Sons <x>")
    expect(textOf(child(node, 'r'), 'b')).toBe('&lt; 🍰 &unknown; ')
  })

  test('control characters are left out, raw or as entities: databases refuse some', () => {
    expect(textOf(child(parseXml('<r><a>a\u0000b\u0007c&#1;d&#x1F;e&#xD800;\tf</a></r>'), 'r'), 'a')).toBe('abcde\tf')
  })

  test('what every object of the language has is no child, and an element named like its prototype is refused', () => {
    expect(children(child(parseXml('<r><a>x</a></r>'), 'r'), 'valueOf')).toEqual([])
    expect(() => parseXml('<r><__proto__><a>x</a></__proto__></r>')).toThrow(IntacctError)
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })
})

describe('Writing', () => {
  test('escapes what XML gives a meaning, and leaves out what it cannot hold', () => {
    expect(escapeXml('A & B <c> "d" \'e\'\r\n\t')).toBe('A &amp; B &lt;c&gt; &quot;d&quot; &apos;e&apos;&#13;\n\t')
    expect(escapeXml('a\u0000b\u0008c\u001Fd\uFFFEe\uD800f')).toBe('abcdef')
    expect(escapeXml('🍰 株式会社')).toBe('🍰 株式会社')
  })

  test('nests, repeats and leaves out', () => {
    expect(writeXml('a', { '@id': '1"', b: ['x', 'y'], c: null, d: undefined, e: { f: true }, g: '' })).toBe('<a id="1&quot;"><b>x</b><b>y</b><c></c><e><f>true</f></e><g></g></a>')
  })

  test('data never becomes markup', () => {
    expect(() => writeXml('a', { 'b><c>': 'x' })).toThrow(TypeError)
    expect(writeXml('a', '</a><b>')).toBe('<a>&lt;/a&gt;&lt;b&gt;</a>')
  })
})

function thrown(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Nothing was thrown.')
}
