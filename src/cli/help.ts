/** Text of the help that is no option. */

export const EXIT_STATUS = `EXIT STATUS
  0    every record was screened and nothing reached --fail-on
  1    at least one finding at or above --fail-on
  2    usage, configuration, watchlist or allow-file is wrong: nothing was screened
  3    screening is incomplete: a file or record could not be read, no column of
       parties, goods or countries, no records, a list too old; beats 1
  130, 141, 143  interrupted, output closed before the verdict, terminated`;

export const EXAMPLES = `EXAMPLES
  nkcheck manifest.csv                       screen a file
  nkcheck manifest.xlsx -f html=report.html  and write a report to forward
  nkcheck columns manifest.csv               show how the file is read
  nkcheck lookup "Tanchon Commercial Bank"   ask about a name
  zcat night.csv.gz | nkcheck -f ndjson -    in a pipeline

Every option can also be set by a variable (NKCHECK_FAIL_ON=violation) or in nkcheck.yaml (fail-on: violation).
nkcheck is a screening aid and no legal advice.`;
