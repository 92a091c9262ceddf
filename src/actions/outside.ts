/** Where the services outside live. Tests and development name the servers of `test/fakes`. */
export interface Outside {
  /** OpenAlex API, without a trailing slash: `https://api.openalex.org`. */
  readonly openAlexUrl: string
}
