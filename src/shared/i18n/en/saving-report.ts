/** Saving a report of what is compared. */
export const savingReport = {
  save: 'Save report…',
  title: 'Save a report on this comparison',
  format: 'Format',
  formats: { html: 'HTML, for reading', markdown: 'Markdown, for tickets', json: 'JSON, for programs' },
  raw: 'Leave backend addresses and credentials readable',
  rawText: {
    documents:
      'Whoever reads the report sees addresses of backends, constants sent to them and credentials that stand in the documents.',
    imports:
      'Whoever reads the report sees the server’s texts as they are, with addresses and credentials that they repeat.'
  },
  masked: {
    documents: 'Addresses of backends, constants sent to them and credentials are masked.',
    imports: 'Credentials and the hosts of addresses in the server’s texts are masked.'
  },
  choose: 'Save…',
  saved: (path: string) => `Report saved: ${path}`
}
