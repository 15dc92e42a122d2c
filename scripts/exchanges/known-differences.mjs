/** Exchanges that the sandbox does not answer as recorded, by number, each with its reason. */
export const knownDifferences = {
  52: 'The sandbox does not write its own OpenAPI document.',
  53: 'The sandbox does not write its own OpenAPI document.',
}
