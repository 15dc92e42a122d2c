import type { itemTypes } from '../intacct/objects/item.ts'

/** An item as the seed thinks of one; what is absent is empty in the books. */
export interface ItemSketch {
  id: string
  name: string
  type: (typeof itemTypes)[number]
  line?: string
  price?: string
  cost?: string
  inactive?: boolean
  taxable?: boolean
  taxGroup?: string
  upc?: string
  weight?: string
  weightUnit?: string
  description?: string
  short?: string
  material?: string
  featured?: boolean
  brand?: string
  /** Quantities on hand by warehouse; absent: drawn for what is kept in stock. */
  onHand?: readonly string[]
  shows?: string
}

const known: ItemSketch[] = []
const add = (shows: string, id: string, changes: Partial<ItemSketch> = {}) =>
  known.push({ id, name: `Item ${id}`, type: 'Inventory', line: 'HOME-CHAIR', price: '20.00', weight: '1.5', weightUnit: 'Pound', shows, ...changes })
const exactly = (length: number) => `LONG-${'ABCDEFGHIJ'.repeat(8)}`.slice(0, length)

add('Everything is there', 'CHAIR-OAK', { name: 'Oak chair', price: '129.00', cost: '61.20', upc: '036000291452', description: 'Solid oak.\nOiled by hand.', material: 'Oak', featured: true, brand: 'Causeway', onHand: ['40', '12', '8'] })
add('An ordinary item in another family', 'TABLE-OAK', { name: 'Oak table', line: 'HOME-TABLE', price: '449.00', upc: '036000291469', weight: '62', onHand: ['5', '3', '0'] })
add('An ordinary small item', 'LAMP-DESK', { name: 'Desk lamp', line: 'HOME-LIGHT', price: '39.90', onHand: ['100', '80', '60'] })
add('A slash and a space in the ID', 'LAMP/DESK 01', { name: 'Desk lamp, brass', line: 'HOME-LIGHT', price: '59.90' })
add('A percent sign in the ID', '50%-BOX', { name: 'Half-price box' })
add('Unicode in the ID', 'KÜCHE-Ö1', { name: 'Kuchen-Form', line: 'KITCHEN', price: '14.50' })
add('An ID of 64 characters', exactly(64), { name: 'Just short enough' })
add('An ID of 65 characters', exactly(65), { name: 'One too long' })
add('Spaces around the ID', ' SPACED-1 ', { name: 'Spaced out' })
add('A double quote in the ID', 'PIPE-3/4"', { name: 'Pipe, three quarters' })
add('An apostrophe in the ID', "MAKER'S-1", { name: 'Maker’s knife' })
add('Signs of XML in the ID', 'A&B<C>', { name: 'Bread & butter <set>' })
add('A comma in the ID', 'SET,BLUE', { name: 'Set, blue' })
add('An ID of digits with leading zeros', '000123', { name: 'Number 000123' })
add('An ID that differs from CHAIR-OAK in case only', 'chair-oak', { name: 'Oak chair, again' })
add('Purchase only', 'RAW-STEEL', { name: 'Steel, raw', type: 'Non-Inventory (Purchase only)' })
add('Sales only', 'SVC-INSTALL', { name: 'Installation', type: 'Non-Inventory (Sales only)', price: '75.00', weight: '' })
add('Non-inventory', 'GIFT-WRAP', { name: 'Gift wrap', type: 'Non-Inventory', price: '4.50', weight: '0.1' })
add('A kit', 'KIT-DINING', { name: 'Dining set', type: 'Kit', line: 'HOME-FURN', price: '899.00' })
add('A stockable kit', 'SKIT-TOOLS', { name: 'Tool set', type: 'Stockable Kit', line: 'HOME-FURN', price: '89.00', onHand: ['20', '0', '0'] })
add('Inactive', 'OLD-CHAIR', { name: 'Old chair', inactive: true })
add('No family', 'NOFAMILY-1', { name: 'Without a family', line: '' })
add('Its family lies in a cycle', 'IN-CYCLE', { name: 'Round', line: 'CYCLE-A' })
add('Its family is an orphan', 'IN-ORPHAN', { name: 'Lost', line: 'ORPHAN' })
add('Its family is inactive', 'IN-RETIRED', { name: 'Retired', line: 'RETIRED' })
add('Its family is not in the books', 'IN-GONE', { name: 'Gone', line: 'GONE' })
add('No price', 'NO-PRICE', { name: 'Priceless', price: '' })
add('A price of zero', 'FREE-1', { name: 'Sample', price: '0' })
add('A negative price', 'NEGATIVE-1', { name: 'Rebate', price: '-5.00' })
add('A price with four decimals', 'SCREW-M4', { name: 'Screw M4', price: '0.0475', weight: '0.01' })
add('Has the name of TWIN-2, so their url keys collide', 'TWIN-1', { name: 'Twin lamp', line: 'HOME-LIGHT' })
add('Has the name of TWIN-1, so their url keys collide', 'TWIN-2', { name: 'Twin lamp', line: 'HOME-LIGHT' })
add('A name of 300 characters', 'LONGNAME-1', { name: `${'Extra long garden hose with many features '.repeat(9)}`.slice(0, 300) })
add('A name that looks like HTML', 'HTML-1', { name: '<i>Fine</i> & <script>alert(1)</script> dish', description: '<p>Dishwasher safe</p>' })
add('A name that makes no url key', 'SIGNS-1', { name: '★ ★' })
add('Emoji in the name', 'EMOJI-1', { name: 'Party set 🎉' })
add('A name that a spreadsheet would run as a formula', 'FORMULA-1', { name: '=1+1' })
add('No weight', 'NO-WEIGHT', { name: 'Light as air', weight: '', weightUnit: '' })
add('Weight in ounces', 'OUNCES-1', { name: 'Tea tin', weight: '16', weightUnit: 'Ounce' })
add('The UPC of CHAIR-OAK', 'UPC-TWIN', { name: 'Same bar code', upc: '036000291452' })
add('A reduced tax group', 'BOOK-1', { name: 'Cook book', taxGroup: 'Reduced' })
add('Not taxable', 'CARD-1', { name: 'Gift card', type: 'Non-Inventory (Sales only)', taxable: false, price: '50.00', weight: '' })
add('A tax group that no tax class stands for', 'ODDTAX-1', { name: 'Odd tax', taxGroup: 'Unmapped' })
add('Less than nothing in stock', 'NEGSTOCK-1', { name: 'Oversold', onHand: ['-3', '0', '0'] })
add('A part of one in stock', 'CLOTH-1', { name: 'Cloth by the yard', onHand: ['12.5', '0', '3.25'], price: '9.00' })
add('In no warehouse', 'NOWHERE-1', { name: 'Kept nowhere', onHand: [] })
add('A short name and a material in custom fields', 'CUSTOM-1', { name: 'Vase', short: 'Vase', material: 'Glass', featured: true })

/** One peculiarity each, under the same IDs in books of any size. */
export const knownItems: readonly ItemSketch[] = known
