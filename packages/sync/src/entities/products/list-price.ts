/** Where the price of a chosen list stands in the source record, so that its changes are changes of the item. */
export const listPriceField = 'PRICELIST.VALUE'
