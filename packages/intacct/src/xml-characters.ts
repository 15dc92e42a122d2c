const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** The text without what XML 1.0 cannot hold: control characters, lone surrogates. Databases refuse some of them too. */
export const onlyXmlCharacters = (text: string): string => text.replace(forbidden, '')
