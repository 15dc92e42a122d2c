const letters: Record<string, string> = {
  ß: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ð: 'd', þ: 'th', ł: 'l', Ł: 'l', ı: 'i', '@': 'at', '©': 'c', '®': 'r', '™': 'tm',
}

/** The key that the shop makes of a name: plain letters and digits, joined by hyphens (recorded exchange 261). */
export const urlKey = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\u0020-\u007E]|@/g, (letter) => letters[letter] ?? letter)
  .replace(/[^0-9a-z]+/gi, '-').toLowerCase().replace(/^-+|-+$/g, '')
