/** The baseline: csv-parse splits a file into arrays and nothing is done with them. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const parser = createReadStream(process.argv[2], { highWaterMark: 256 * 1024 }).pipe(parse({}));
parser.on('readable', () => { while (parser.read() !== null); });
await new Promise((resolve, reject) => { parser.once('end', resolve).once('error', reject); });
