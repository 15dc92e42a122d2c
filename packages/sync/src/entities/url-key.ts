/** Letters that do not come apart into a base and a mark, as Magento's transliteration spells them. */
const spelled: Record<string, string> = {
  ß: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ł: 'l', Ł: 'l', þ: 'th', Þ: 'th', ð: 'd', Ð: 'd', ı: 'i',
  '&': 'and', '@': 'at', '©': 'c', '®': 'r', '™': 'tm', '°': '0', '€': 'euro', '£': 'pound', '¥': 'yen',
}

/**
 * What Magento makes of a name in an address: Latin letters and digits, joined by hyphens (recorded exchange 261). Empty when nothing is left, and then
 * the shop refuses the name. The shop knows more scripts than this; where the two differ, the shop's answer decides.
 */
export function urlKeyOf(name: string): string {
  const latin = Array.from(name, (char) => spelled[char] ?? char).join('').normalize('NFKD').replace(/\p{M}/gu, '')
  return latin.replace(/[^0-9a-z]+/gi, '-').replace(/^-+|-+$/g, '').toLowerCase()
}
