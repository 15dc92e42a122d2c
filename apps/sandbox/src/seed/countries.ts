/** A city with the state where the country's addresses name one; its postcode as a pattern. */
interface City { city: string; state?: string; stateName?: string; zip: string }

export interface Country {
  code: string
  name: string
  weight: number
  currency: string
  phone: string
  streets: readonly string[]
  taxId: string
  cities: readonly City[]
}

const american = ['Main St', 'Oak Ave', 'Maple Dr', 'Cedar Ln', 'Washington Blvd', 'Lake Rd', 'Industrial Pkwy', 'Harbor Way', '2nd St', 'Elm Ct']
const us = (city: string, state: string, stateName: string, zip: string): City => ({ city, state, stateName, zip })

/** Where the demo company's customers are, most of them in the United States. */
export const countries: readonly Country[] = [
  {
    code: 'US', name: 'United States', weight: 62, currency: 'USD', phone: '(###) 555-01##', streets: american, taxId: '##-#######',
    cities: [
      us('San Jose', 'CA', 'California', '951##'), us('Los Angeles', 'CA', 'California', '900##'), us('New York', 'NY', 'New York', '100##'),
      us('Buffalo', 'NY', 'New York', '142##'), us('Austin', 'TX', 'Texas', '787##'), us('Houston', 'TX', 'Texas', '770##'),
      us('Seattle', 'WA', 'Washington', '981##'), us('Denver', 'CO', 'Colorado', '802##'), us('Chicago', 'IL', 'Illinois', '606##'),
      us('Miami', 'FL', 'Florida', '331##'), us('Boston', 'MA', 'Massachusetts', '021##'), us('Atlanta', 'GA', 'Georgia', '303##'),
      us('Portland', 'OR', 'Oregon', '972##'), us('Phoenix', 'AZ', 'Arizona', '850##'), us('Minneapolis', 'MN', 'Minnesota', '554##'),
    ],
  },
  {
    code: 'CA', name: 'Canada', weight: 9, currency: 'CAD', phone: '###-555-01##', streets: ['King St W', 'Rue Sainte-Catherine', 'Granville St', 'Bank St'], taxId: '#########RT0001',
    cities: [us('Toronto', 'ON', 'Ontario', 'M5V #A#'), us('Ottawa', 'ON', 'Ontario', 'K1P #J#'), us('Montréal', 'QC', 'Québec', 'H3B #N#'), us('Vancouver', 'BC', 'British Columbia', 'V6B #H#')],
  },
  {
    code: 'GB', name: 'United Kingdom', weight: 9, currency: 'GBP', phone: '+44 20 7946 0###', streets: ['High Street', 'Station Road', 'Church Lane', 'Victoria Road'], taxId: 'GB#########',
    cities: [{ city: 'London', zip: 'SW1A #@@' }, { city: 'Manchester', zip: 'M1 #@@' }, { city: 'Edinburgh', zip: 'EH1 #@@' }, { city: 'Bristol', zip: 'BS1 #@@' }],
  },
  {
    code: 'DE', name: 'Germany', weight: 6, currency: 'EUR', phone: '+49 30 901820 ##', streets: ['Hauptstraße', 'Bahnhofstraße', 'Gartenweg', 'Lindenallee'], taxId: 'DE#########',
    cities: [{ city: 'Berlin', zip: '101##' }, { city: 'München', zip: '803##' }, { city: 'Hamburg', zip: '200##' }, { city: 'Köln', zip: '506##' }],
  },
  {
    code: 'FR', name: 'France', weight: 4, currency: 'EUR', phone: '+33 1 99 00 ## ##', streets: ['Rue de la République', 'Avenue Victor Hugo', 'Boulevard Voltaire'], taxId: 'FR###########',
    cities: [{ city: 'Paris', zip: '750##' }, { city: 'Lyon', zip: '690##' }, { city: 'Saint-Étienne', zip: '421##' }],
  },
  {
    code: 'IE', name: 'Ireland', weight: 2, currency: 'EUR', phone: '+353 1 555 ####', streets: ['Main Street', 'O’Connell Street', 'Patrick Street'], taxId: 'IE#######@@',
    cities: [{ city: 'Dublin', zip: 'D02 @###' }, { city: 'Cork', zip: 'T12 @###' }, { city: 'Galway', zip: 'H91 @###' }],
  },
  {
    code: 'NL', name: 'Netherlands', weight: 2, currency: 'EUR', phone: '+31 20 555 ####', streets: ['Kerkstraat', 'Dorpsstraat', 'Molenweg'], taxId: 'NL#########B01',
    cities: [{ city: 'Amsterdam', zip: '1012 @@' }, { city: '’s-Gravenhage', zip: '2511 @@' }, { city: 'Utrecht', zip: '3511 @@' }],
  },
  {
    code: 'AU', name: 'Australia', weight: 3, currency: 'AUD', phone: '+61 2 5550 ####', streets: ['George St', 'Collins St', 'Queen St'], taxId: '## ### ### ###',
    cities: [us('Sydney', 'NSW', 'New South Wales', '20##'), us('Melbourne', 'VIC', 'Victoria', '30##'), us('Brisbane', 'QLD', 'Queensland', '40##')],
  },
  {
    code: 'JP', name: 'Japan', weight: 2, currency: 'JPY', phone: '+81 3-5550-####', streets: ['Chiyoda 1-chome', 'Kita 3-jo', 'Honmachi 2-chome'], taxId: 'T#############',
    cities: [{ city: 'Tokyo', zip: '100-####' }, { city: 'Osaka', zip: '530-####' }],
  },
  {
    code: 'BR', name: 'Brazil', weight: 1, currency: 'BRL', phone: '+55 11 5550-####', streets: ['Avenida Paulista', 'Rua das Flores'], taxId: '##.###.###/0001-##',
    cities: [us('São Paulo', 'SP', 'São Paulo', '013##-###'), us('Rio de Janeiro', 'RJ', 'Rio de Janeiro', '200##-###')],
  },
]
